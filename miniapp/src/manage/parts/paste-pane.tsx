import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { NotTaken, type Problem } from '../../panes/not-taken.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { Actions, Button, Field, List, LongInput, Row, Section, Strip } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import { columnWord, type Report, rowsIn } from './model.ts'

const mostRows = 5_000
const mostShown = 50

/** Many fault codes at once, copied from a sheet: checked first, and written only when every row is right. */
export function PastePane({ onWritten, say: tell }: { onWritten: () => void; say: (word: string) => void }) {
  const w = useWords(stockPartsWords)
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [report, setReport] = useState<Report | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())
  const rows = rowsIn(typed)
  const change = (next: string) => {
    key.current = newId()
    setProblem(null)
    setReport(null)
    setTyped(next)
  }
  const ready = report !== null && report.faults.length === 0
  const send = async () => {
    setBusy(true)
    setProblem(null)
    const answer = await call('POST /fault-codes/import', {
      body: { rows, ...(ready && { confirm: true }) },
      key: ready ? key.current : newId(),
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    if (answer.value.written === 0) return setReport(answer.value)
    tell(w.written(answer.value.written))
    onWritten()
  }
  const off =
    rows.length === 0 || (ready && report.rows === 0) ? w.pasteFirst : rows.length > mostRows ? w.tooMany : undefined
  return (
    <FormPane
      id="paste-pane"
      title={w.paste}
      foot={
        <>
          <NotTaken problem={problem} />
          <Actions>
            <Button
              id={ready ? 'write-codes' : 'check-codes'}
              grow
              kind="primary"
              size="l"
              word={ready ? w.write(report.rows) : w.check}
              busy={busy}
              off={off}
              onTap={() => void send()}
            />
          </Actions>
        </>
      }
    >
      <Field label={w.pasteHere} hint={w.pasteWhat}>
        <LongInput id="paste-rows" label={w.pasteHere} value={typed} maxLength={200_000} onChange={change} />
      </Field>
      {report && (
        <View className="parts-more" id="paste-report">
          <Strip tone={ready ? 'good' : 'bad'}>
            {ready ? w.ready(report.rows) : w.wrongRows(report.faults.length)}
          </Strip>
          {!ready && (
            <Section title="">
              <List>
                {report.faults.slice(0, mostShown).map((one) => (
                  <Row
                    key={`${one.row} ${one.column} ${one.code}`}
                    title={w.rowColumn(one.row, columnWord(one.name, w))}
                    sub={say(one.message)}
                  />
                ))}
              </List>
            </Section>
          )}
        </View>
      )}
    </FormPane>
  )
}
