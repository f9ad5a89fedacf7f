import type { Reply } from '@field/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, newId, openDocument, phone, sendForm } from '../../data/index.ts'
import { NotTaken, type Problem } from '../../panes/not-taken.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { Actions, Button, Card, KeyValue, List, Row, Section, Strip } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'

type Report = Reply<'GET /library/imports/:id'>
// WeChat opens workbooks and no CSV.
const kinds = process.env.TARO_ENV === 'h5' ? (['xlsx', 'csv'] as const) : (['xlsx'] as const)

/** A sheet into the library, looked at before anything is written, and the library as a sheet. */
export function SheetsPane({ onDone, say: tell }: { onDone: () => Promise<void>; say: (word: string) => void }) {
  const w = useWords(libraryWords)
  const [report, setReport] = useState<Report | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const choose = async () => {
    const [file] = await phone.chooseFiles({ count: 1 })
    if (!file) return
    setBusy(true)
    setProblem(null)
    setReport(null)
    const answer = await sendForm<Report>('/library/imports', { id: newId() }, file)
    setBusy(false)
    if (answer.ok) setReport(answer.value)
    else setProblem(answer)
  }
  const confirm = async () => {
    if (!report) return
    setBusy(true)
    // An import is written once, whoever asks how often: its own id is the key.
    const answer = await call('POST /library/imports/:id/confirm', {
      params: { id: report.id },
      body: {},
      key: report.id,
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    setReport(answer.value)
    if (answer.value.state !== 'confirmed') return
    tell(w.written)
    await onDone()
  }
  const take = async (kind: (typeof kinds)[number]) => {
    if (!(await openDocument(`/library/items.${kind}`, `library.${kind}`))) tell(w.cannotExport)
  }
  const writes = report === null ? 0 : report.added + report.changed
  return (
    <FormPane
      id="sheets-pane"
      title={w.sheets}
      foot={
        report?.state === 'ready' ? (
          <Actions>
            <Button
              id="confirm-import"
              grow
              kind="primary"
              size="l"
              word={w.confirm(writes)}
              busy={busy}
              off={writes === 0 ? w.nothingToDo : undefined}
              onTap={() => void confirm()}
            />
          </Actions>
        ) : undefined
      }
    >
      <Section title={w.importTitle}>
        <Card>
          <View className="sub">{w.importWhat}</View>
          <View className="lib-add">
            <Button
              id="choose-sheet"
              kind="secondary"
              icon="doc"
              word={report ? w.chooseOther : w.chooseFile}
              busy={busy && report === null}
              onTap={() => void choose()}
            />
          </View>
        </Card>
      </Section>
      <NotTaken problem={problem} field={columnOf(problem)} />
      {report && <ReportView of={report} />}
      <Section title={w.exportTitle}>
        <Card>
          <View className="sub">{w.exportWhat}</View>
          <View className="lib-add">
            <Actions>
              {kinds.map((kind) => (
                <Button
                  key={kind}
                  id={`export-${kind}`}
                  kind="secondary"
                  word={kind.toUpperCase()}
                  onTap={() => void take(kind)}
                />
              ))}
            </Actions>
          </View>
        </Card>
      </Section>
    </FormPane>
  )
}

/** The heading that a refused file is refused for. */
function columnOf(problem: Problem | null): string | null {
  const path = problem?.why === 'refused' ? problem.failure.path : undefined
  return path?.startsWith('columns.') ? path.slice('columns.'.length) : null
}

function ReportView({ of }: { of: Report }) {
  const w = useWords(libraryWords)
  const say = useSay()
  const { state, name, total, added, changed, unchanged, faultyRows, faults } = of
  const said = { faulty: w.faulty(faultyRows), ready: w.readyToGo, confirmed: w.written }[state]
  const lines = [
    [w.rows, total],
    [w.added, added],
    [w.changed, changed],
    [w.unchanged, unchanged],
  ] as const
  return (
    <View id={`import-${state}`}>
      <Section title={name}>
        <Card>
          <Strip tone={state === 'faulty' ? 'bad' : 'good'}>{said}</Strip>
          {lines.map(([word, count]) => (
            <KeyValue key={word} name={word} value={`${count}`} />
          ))}
        </Card>
        {faults.length > 0 && (
          <List>
            {faults.map(({ row, column, heading, code, words }) => (
              <Row
                key={`${row} ${column} ${code}`}
                id={`fault-${row}-${column}`}
                icon="bad"
                iconTone="bad"
                title={w.faultAt(row, heading)}
                sub={say(words)}
              />
            ))}
          </List>
        )}
        {faults.length >= 500 && <View className="cap">{w.firstFaults(faults.length)}</View>}
      </Section>
    </View>
  )
}
