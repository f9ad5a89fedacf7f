import type { Reply } from '@field/contract'
import { View } from '@tarojs/components'
import { FormPane, NoneYet } from '../../panes/two-panes.tsx'
import { openPage } from '../../roles/index.ts'
import { Actions, Badge, Button, Card, classes, KeyValue, Section, Tap, Timeline, type Tone } from '../../ui/index.ts'
import { dayName, when as timeWords, useLanguage, useSay } from '../../words/index.ts'
import { useMe } from '../../work-order/index.ts'
import type { Kept } from './automation-model.ts'
import { actionWords, fieldName } from './automation-words.ts'
import { lackOf, reasonLines, reasonWords } from './reason.ts'
import { useSpeech } from './use-speech.ts'

export type Firing = Reply<'GET /automation/firings'>['items'][number]

const tones: Readonly<Record<Firing['outcome'], Tone>> = {
  done: 'good',
  failed: 'bad',
  too_deep: 'bad',
  not_met: 'idle',
}

function useFiring(rules: readonly Kept[], { rule: key, reason }: Firing) {
  const say = useSay()
  const language = useLanguage()
  const kept = rules.find((one) => one.key === key)
  const speech = useSpeech(kept?.rule.workTypes ?? [])
  const named = (key: string) => fieldName(speech, key)
  return {
    kept,
    speech,
    language,
    name: kept ? say(kept.rule.label) : key,
    lines: reasonLines(reason, { w: speech.w, language, fieldName: named, now: Date.now() }),
  }
}

/** What rules did, the newest first, a heading for each day. */
export function FiringList({
  firings,
  rules,
  chosen,
  onChoose,
}: {
  firings: readonly Firing[]
  rules: readonly Kept[]
  chosen: string | null
  onChoose: (id: string) => void
}) {
  const { w, language } = useSpeech([])
  if (firings.length === 0) return <NoneYet icon="list" title={w.noFirings} sub={w.noFiringsWhat} />
  const days = new Map<string, Firing[]>()
  for (const one of firings) {
    const day = dayName(one.at, language)
    days.set(day, [...(days.get(day) ?? []), one])
  }
  return (
    <View id="firings">
      {[...days].map(([day, own]) => (
        <Section key={day} title={day}>
          <View className="two-cards">
            {own.map((one) => (
              <FiringCard key={one.id} of={one} rules={rules} on={one.id === chosen} onTap={() => onChoose(one.id)} />
            ))}
          </View>
        </Section>
      ))}
    </View>
  )
}

function FiringCard({ of, rules, on, onTap }: { of: Firing; rules: readonly Kept[]; on: boolean; onTap: () => void }) {
  const { name, lines, speech, language } = useFiring(rules, of)
  const { w } = speech
  const facts = [of.number, reasonWords(lines, w)].filter(Boolean).join(' · ')
  return (
    <Tap
      id={`firing-${of.id}`}
      className={classes('pick-card', on && 'is-on')}
      label={`${name} ${facts}`}
      onTap={onTap}
    >
      <View className="two-line">
        <View className="b sp">{name}</View>
        <Badge tone={tones[of.outcome]} word={w[`outcome_${of.outcome}`]} />
      </View>
      <View className="sub">{facts}</View>
      <View className="cap n">{timeWords(of.at, Date.now(), language)}</View>
    </Tap>
  )
}

/** One time that a rule fired: why, and what came of each thing it does. */
export function FiringPane({ of, rules }: { of: Firing; rules: readonly Kept[] }) {
  const { kept, name, lines, speech, language } = useFiring(rules, of)
  const { w } = speech
  const me = useMe()
  const { workOrderId } = of
  const actions = kept?.version === of.version ? kept.rule.then : []
  return (
    <FormPane
      id="firing"
      title={name}
      badge={{ tone: tones[of.outcome], word: w[`outcome_${of.outcome}`] }}
      {...(workOrderId !== null &&
        me && {
          foot: (
            <Actions>
              <Button
                id="open-order"
                grow
                size="l"
                word={w.openOrder}
                onTap={() => void openPage(`dispatch/order/page?id=${workOrderId}`, me)}
              />
            </Actions>
          ),
        })}
    >
      <Section title={w.why}>
        <Card>
          {of.number !== null && <KeyValue name={w.order} value={of.number} />}
          {lines.map(({ name: what, value }) => (
            <KeyValue key={what} name={what} value={value} />
          ))}
          <View className="cap">{[timeWords(of.at, Date.now(), language), w.atVersion(of.version)].join(' · ')}</View>
        </Card>
      </Section>
      <Section title={w.came}>
        <Card>
          {of.results.length === 0 ? (
            <View className="sub">{of.outcome === 'not_met' ? w.notMet : w.didNothing}</View>
          ) : (
            <Timeline
              entries={of.results.map((result, index) => {
                const lack = lackOf(result, language)
                const action = actions[index]
                const kind = `act_${String(result.do)}`
                const word = Object.hasOwn(w, kind) ? (w[kind as 'act_tag'] as string) : String(result.do)
                return {
                  id: `${index}`,
                  state: lack === null ? ('done' as const) : ('refused' as const),
                  title: action ? actionWords(action, speech) : word,
                  ...(lack !== null && { sub: lack }),
                }
              })}
            />
          )}
        </Card>
      </Section>
    </FormPane>
  )
}
