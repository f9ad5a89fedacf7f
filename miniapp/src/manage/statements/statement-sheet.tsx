import { View } from '@tarojs/components'
import { call, openDocument, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { HeldLines } from '../../stock/index.ts'
import { Actions, Button, MoneyLine, Sheet, SkeletonList } from '../../ui/index.ts'
import { amount, common, money, orderNumber, useLanguage, useSay, useWords, when } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { useNow } from '../../work-order/index.ts'
import { fileOf, goesOn, monthWords, type Summary, sinceFen } from './model.ts'
import { usePayout } from './payout.tsx'
import './page.css'

/** A party's account of a month, line by line; its files. */
export function StatementSheet({
  month,
  party,
  tell,
  onClose,
}: {
  month: string
  party: Summary['party']
  tell: (word: string) => void
  onClose: () => void
}) {
  const w = useWords(moneyWords)
  const shared = useWords(common)
  const say = useSay()
  const language = useLanguage()
  const now = useNow()
  const params = { month, role: party.role, id: party.id }
  const statement = useResource(`list:statement:${month}:${party.role}:${party.id}`, () =>
    call('GET /statements/:month/:role/:id', { params }),
  )
  const { value } = statement
  const payout = usePayout({ party, present: value?.present ?? null, onDone: tell })
  const fetchFile = async (kind: 'xlsx' | 'pdf') => {
    const { path, name } = fileOf({ month, party }, kind)
    if (!(await openDocument(path, name))) tell(w.notFetched)
  }
  return (
    <Sheet
      open
      title={`${party.name} · ${monthWords(month, w)}`}
      seek={payout.acts === null ? undefined : 'payout'}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        payout.acts ?? (
          <Actions>
            <Button id="statement-xlsx" size="l" grow word={w.download} onTap={() => void fetchFile('xlsx')} />
            <Button id="statement-pdf" size="l" grow word={w.paper} onTap={() => void fetchFile('pdf')} />
          </Actions>
        )
      }
    >
      {!value ? (
        statement.problem ? (
          <ProblemCard of={statement} />
        ) : (
          <SkeletonList rows={4} />
        )
      ) : (
        <View id="statement">
          <MoneyLine name={w.opening} amount={amount(value.openingFen)} />
          {value.lines.map((line) => (
            <MoneyLine
              key={`${line.kind}:${line.source}`}
              name={w[`kind_${line.kind}`]}
              amount={amount(line.amountFen)}
              sub={[line.number !== null && orderNumber(line.number), when(line.at, now, language)]
                .filter(Boolean)
                .join(' · ')}
              rule
            />
          ))}
          <MoneyLine kind="total" name={w.closing} amount={money(value.closingFen)} />
          {!goesOn(value, now) && (
            <>
              {sinceFen(value) !== 0 && <MoneyLine name={w.since} amount={amount(sinceFen(value))} />}
              <MoneyLine kind="total" name={w.owedNow} amount={money(value.present.owedFen)} />
            </>
          )}
          <HeldLines of={value.present} payable={w.payable} />
          {value.state === 'open' && value.rebate && value.rebate.amountFen !== 0 && (
            <View className="sub">{`${say(value.rebate.label)} · ${w.rebateLater(money(value.rebate.amountFen))}`}</View>
          )}
          <View className="statement-payout">{payout.part}</View>
        </View>
      )}
    </Sheet>
  )
}
