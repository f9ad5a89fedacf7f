import { View } from '@tarojs/components'
import { Badge, classes, Section, Tap } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'
import type { Kept } from './automation-model.ts'
import { automationSentence } from './automation-words.ts'
import { useSpeech } from './use-speech.ts'

/** One's own rules, then the ready ones, each as sentences with whether it is on. */
export function AutomationList({
  rules,
  chosen,
  onChoose,
}: {
  rules: readonly Kept[]
  chosen: string | null
  onChoose: (key: string) => void
}) {
  const w = useWords(ruleWords)
  const own = rules.filter(({ builtIn }) => !builtIn)
  const ready = rules.filter(({ builtIn }) => builtIn)
  const cards = (list: readonly Kept[]) => (
    <View className="two-cards">
      {list.map((kept) => (
        <RuleCard key={kept.key} kept={kept} on={kept.key === chosen} onTap={() => onChoose(kept.key)} />
      ))}
    </View>
  )
  return (
    <View id="automation">
      <Section title={w.own}>
        {own.length > 0 ? (
          cards(own)
        ) : (
          <View className="sub">
            <View>{w.noOwn}</View>
            <View className="cap">{w.noOwnWhat}</View>
          </View>
        )}
      </Section>
      <Section title={w.ready}>{cards(ready)}</Section>
    </View>
  )
}

function RuleCard({ kept, on, onTap }: { kept: Kept; on: boolean; onTap: () => void }) {
  const say = useSay()
  const speech = useSpeech(kept.rule.workTypes ?? [])
  const said = automationSentence(kept.rule, speech)
  const { w } = speech
  return (
    <Tap
      id={`auto-${kept.key}`}
      className={classes('pick-card', on && 'is-on', !kept.enabled && 'is-off')}
      label={`${say(kept.rule.label)} ${kept.enabled ? w.on : w.off}`}
      onTap={onTap}
    >
      <View className="two-line">
        <View className="b sp">{say(kept.rule.label)}</View>
        <Badge tone={kept.enabled ? 'good' : 'idle'} word={kept.enabled ? w.on : w.off} />
      </View>
      <View className="sub">{said.when}</View>
      {said.if !== null && <View className="sub">{said.if}</View>}
      <View className="sub">{said.then}</View>
    </Tap>
  )
}
