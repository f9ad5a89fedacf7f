import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Answer, call, openDocument } from '../../data/index.ts'
import { problemWords } from '../../frame/index.ts'
import { Actions, Badge, Button, Card, Field, List, LongInput, Row, Stack, Strip } from '../../ui/index.ts'
import { useLanguage, useWords, when } from '../../words/index.ts'
import { reports } from '../../words/reports.ts'
import { useNow } from '../../work-order/index.ts'
import { checksumFrom, type Filing, findingsOf, grouped, type Verified } from './model.ts'

/** A filing report: opened on paper, and verified against what is stored now. */
export function FilingCard({
  orderId: id,
  order,
  filing: { number, at, pieces, checksum },
  tell,
}: {
  orderId: string
  order: string
  filing: Filing
  tell: (word: string) => void
}) {
  const w = useWords(reports)
  const language = useLanguage()
  const now = useNow()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState<'open' | 'verify' | null>(null)
  const [found, setFound] = useState<Answer<Verified> | null>(null)
  const onPaper = checksumFrom(typed)
  const open = async () => {
    setBusy('open')
    const came = await openDocument(`/work-orders/${id}/filings/${number}/filing.pdf`, w.filingFile(order, number))
    setBusy(null)
    if (!came) tell(w.filingNotHere)
  }
  const verify = async () => {
    setBusy('verify')
    const body = onPaper ? { checksum: onPaper } : {}
    const params = { id, number: String(number) }
    setFound(await call('POST /work-orders/:id/filings/:number/verify', { params, body }))
    setBusy(null)
  }
  return (
    <Card
      id={`filing-${number}`}
      title={w.filing(number)}
      end={<View className="cap n">{when(at, now, language)}</View>}
    >
      <Stack gap={3}>
        <View>
          <View className="sub">{w.pieces(pieces)}</View>
          <View className="cap">{w.checksum}</View>
          <View className="papers-sum">{grouped(checksum)}</View>
        </View>
        <Field
          label={w.paperChecksum}
          note={w.optional}
          hint={w.paperChecksumHint}
          error={onPaper === null ? w.checksumWrong : undefined}
        >
          <LongInput
            id={`paper-${number}`}
            label={w.paperChecksum}
            value={typed}
            maxLength={100}
            wrong={onPaper === null}
            onChange={(next) => {
              setFound(null)
              setTyped(next)
            }}
          />
        </Field>
        {found && <Found found={found} number={number} />}
        <Actions>
          <Button
            id={`open-filing-${number}`}
            grow
            word={w.openFiling}
            busy={busy === 'open'}
            onTap={() => void open()}
          />
          <Button
            id={`verify-${number}`}
            grow
            kind="soft"
            word={w.verify}
            busy={busy === 'verify'}
            {...(onPaper === null && { off: w.checksumWrong })}
            onTap={() => void verify()}
          />
        </Actions>
      </Stack>
    </Card>
  )
}

function Found({ found, number }: { found: Answer<Verified>; number: number }) {
  const w = useWords(reports)
  const language = useLanguage()
  if (!found.ok) return <Strip tone="bad">{problemWords(found, language).what}</Strip>
  const { differing } = found.value
  return (
    <View id={`found-${number}`}>
      <Stack gap={2}>
        {findingsOf(found.value, w).map(({ id, tone, words }) => (
          <Strip key={id} tone={tone}>
            {words}
          </Strip>
        ))}
        {differing.length > 0 && (
          <List>
            {differing.map((piece) => (
              <Row
                key={`${piece.kind}:${piece.key}`}
                title={`${w[`piece_${piece.kind}`]} ${piece.name}`}
                end={<Badge tone="bad" word={piece.found === null ? w.gone : w.differs} />}
              />
            ))}
          </List>
        )}
      </Stack>
    </View>
  )
}
