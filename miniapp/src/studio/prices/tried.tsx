import { say } from '@field/domain/kernel'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, Figure, KeyValue, MoneyLine, Rule, Section, Timeline } from '../../ui/index.ts'
import { amount, when } from '../../words/index.ts'
import { losers, lostWords, type Saying, traceLines } from './sentences.ts'
import type { Tried } from './try-model.ts'

const atFirst = 8

/** What a case came to: the amount, its steps, the rule that won, and why the others lost. */
export function TriedCards({
  of: { amountFen, trace, refusal, others },
  saying,
  ruleLabel,
}: {
  of: Tried
  saying: Saying
  ruleLabel: (id: string) => string
}) {
  const { w, language, names } = saying
  const [all, setAll] = useState(false)
  const { near, otherItems } = losers(others)
  const labelOf = (id: string) => {
    if (trace?.rule.id === id) return say(trace.rule.label, language)
    const other = others.find(({ rule }) => rule === id)
    return other ? say(other.label, language) : ruleLabel(id)
  }
  const shown = all ? near : near.slice(0, atFirst)
  return (
    <View id="tried">
      <View className="section">
        <Card>
          {trace && amountFen !== null ? (
            <>
              <Figure label={w.comesTo} before="¥" value={amount(amountFen)} />
              <View className="b" id="won-by">
                {w.wonBy(say(trace.rule.label, language))}
              </View>
              <Rule />
              {traceLines(trace, w, language).map((line) => (
                <MoneyLine key={line.id} name={line.name} amount={line.value} />
              ))}
              <Rule />
              <KeyValue
                name={w.territory}
                value={trace.territory === null ? w.any : names.territory(trace.territory)}
              />
              <KeyValue name={w.traceTier} value={names.tier(trace.tier)} />
              {trace.cell && (
                <KeyValue
                  name={w.traceCell}
                  value={w.list([w.cityTier(trace.cell.cityTier), names.heat(trace.cell.heat)])}
                />
              )}
              <View className="cap">
                {w.list([
                  w.traceBook(say(trace.book.label, language), trace.book.version),
                  when(trace.at, Date.now(), language),
                ])}
              </View>
            </>
          ) : (
            <View className="b t-bad" id="no-amount">
              {refusal?.code === 'no_price' ? w.noPrice : refusal?.code === 'price_ambiguous' ? w.tie : w.tryRefused}
            </View>
          )}
        </Card>
      </View>
      {(near.length > 0 || otherItems > 0) && (
        <Section title={w.whyLost}>
          <Card id="why-lost">
            {shown.length > 0 && (
              <Timeline
                entries={shown.map((one) => ({
                  id: one.rule,
                  state: one.lost.why === 'tie' ? ('refused' as const) : ('todo' as const),
                  title: say(one.label, language),
                  sub: lostWords(one, saying, labelOf),
                }))}
              />
            )}
            {near.length > shown.length && (
              <Button kind="quiet" word={w.moreRules(near.length - shown.length)} onTap={() => setAll(true)} />
            )}
            {otherItems > 0 && <View className="cap tried-rest">{w.lostOtherItems(otherItems)}</View>}
          </Card>
        </Section>
      )}
    </View>
  )
}
