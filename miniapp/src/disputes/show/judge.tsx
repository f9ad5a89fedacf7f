import { Card, Chip, Chips, Field, LongInput, MoneyInput, Stack } from '../../ui/index.ts'
import { disputeWords } from '../../words/disputes.ts'
import { useWords } from '../../words/index.ts'
import { type Dispute, kindsOf, type Typed } from './model.ts'

/** One's own judgement: agree, keep as it is, or another amount, and why. */
export function Judge({
  dispute,
  typed,
  change,
}: {
  dispute: Dispute
  typed: Typed
  change: (part: Partial<Typed>) => void
}) {
  const w = useWords(disputeWords)
  return (
    <Card id="judge" title={w.judge}>
      <Stack gap={4}>
        <Chips>
          {kindsOf(dispute).map((kind) => (
            <Chip key={kind} word={w[kind]} on={kind === typed.kind} onTap={() => change({ kind })} />
          ))}
        </Chips>
        {typed.kind === 'adjust' && (
          <Field label={w.adjust}>
            <MoneyInput
              id="judged-amount"
              label={w.adjust}
              value={typed.amount}
              onChange={(amount) => change({ amount: amount === null || amount < 0 ? null : amount })}
            />
          </Field>
        )}
        <Field label={w.why}>
          <LongInput
            id="judged-words"
            label={w.why}
            value={typed.words}
            placeholder={w.whyHint}
            maxLength={1_000}
            onChange={(words) => change({ words })}
          />
        </Field>
      </Stack>
    </Card>
  )
}
