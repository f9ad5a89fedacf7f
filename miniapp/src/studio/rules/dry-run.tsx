import { View } from '@tarojs/components'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { FormPane } from '../../panes/two-panes.tsx'
import { Actions, Button, Card, Empty, Section, SkeletonList, Timeline } from '../../ui/index.ts'
import { when as timeWords } from '../../words/index.ts'
import type { Kept } from './automation-model.ts'
import { actionWords, automationSentence, fieldName } from './automation-words.ts'
import { reasonLines, reasonWords } from './reason.ts'
import { useSpeech } from './use-speech.ts'

const lookedAt = 100

/** On which past orders a saved rule would have acted, and why; nothing is done. */
export function DryRun({ kept, title, onBack }: { kept: Kept; title: string; onBack: () => void }) {
  const speech = useSpeech(kept.rule.workTypes ?? [])
  const { w, language } = speech
  const sentence = automationSentence(kept.rule, speech)
  const run = useResource(`dry-run:${kept.key}@${kept.version}`, () =>
    call('GET /automation/rules/:key/dry-run', { params: { key: kept.key }, query: { last: lookedAt } }),
  )
  const now = Date.now()
  const named = (key: string) => fieldName(speech, key)
  const would = w.wouldDo(kept.rule.then.map((one) => actionWords(one, speech)).join(language === 'en' ? ', ' : '，'))
  const blind = kept.rule.when.on === 'hook' || kept.rule.when.on === 'schedule'
  return (
    <FormPane
      id="dry-run"
      title={`${title} · ${w.dryRun}`}
      foot={
        <Actions>
          <Button id="dry-run-back" grow size="l" icon="back" word={w.dryBack} onTap={onBack} />
        </Actions>
      }
    >
      <Card>
        <View>{sentence.when}</View>
        {sentence.if !== null && <View>{sentence.if}</View>}
        <View>{sentence.then}</View>
        <View className="cap dry-note">{w.drySaved}</View>
      </Card>
      {!run.value ? (
        run.problem ? (
          <ProblemCard of={run} />
        ) : (
          <SkeletonList rows={4} />
        )
      ) : run.value.fires.length === 0 ? (
        <Empty icon="play" title={w.dryNone} {...(blind && { sub: w.dryOther })} />
      ) : (
        <Section title={w.dryWhat(run.value.looked, run.value.fires.filter(({ met }) => met).length)}>
          <Card>
            <Timeline
              entries={run.value.fires.map((fire) => ({
                id: `${fire.workOrderId}:${fire.seq}`,
                state: fire.met ? ('done' as const) : ('todo' as const),
                title: fire.number,
                sub: (
                  <>
                    <View>{fire.met ? would : w.notMet}</View>
                    <View className="cap">
                      {reasonWords(reasonLines(fire.reason, { w, language, fieldName: named, now }), w)}
                    </View>
                  </>
                ),
                at: timeWords(fire.at, now, language),
              }))}
            />
          </Card>
        </Section>
      )}
    </FormPane>
  )
}
