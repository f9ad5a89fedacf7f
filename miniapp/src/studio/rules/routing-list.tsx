import { View } from '@tarojs/components'
import { useWide } from '../../frame/index.ts'
import { NotTaken, pathOf } from '../../panes/not-taken.tsx'
import { Restored } from '../../panes/restored.tsx'
import { NoneYet } from '../../panes/two-panes.tsx'
import { Actions, Button, classes, Icon, IconButton, Strip, Tap } from '../../ui/index.ts'
import { useLanguage, useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { useDragging } from '../designer/use-dragging.ts'
import { useChoices } from '../use-choices.ts'
import { faultIn, moved, partsOf, questionAt, type Rule, ruleSentence, type Speech } from './routing-model.ts'
import type { RoutingDesk } from './use-routing.ts'
import { useRoutingChoices } from './use-speech.ts'

export function useRoutingSpeech(): Speech {
  const w = useWords(ruleWords)
  const language = useLanguage()
  const { workTypes, places } = useChoices()
  const { territories } = useRoutingChoices()
  return {
    w,
    workTypes,
    sites: places.map(({ id, name }) => ({ id, word: name })),
    territories: territories.map(({ id, name }) => ({ id, word: name })),
    comma: language === 'en' ? ', ' : '、',
  }
}

/** The rules in their order, each as a sentence; moved by buttons, and on the web by its handle. */
export function RoutingList({
  desk,
  chosen,
  onChoose,
}: {
  desk: RoutingDesk
  chosen: string | null
  onChoose: (key: string) => void
}) {
  const w = useWords(ruleWords)
  const wide = useWide()
  const speech = useRoutingSpeech()
  const { rules } = desk
  const placeOf = (key: string) => rules.findIndex((one) => one.key === key)
  const dragged = useDragging<number>({
    root: 'routing',
    source: (element) =>
      element.closest('.rule-drag') ? (element.closest('[data-rule]')?.getAttribute('data-rule') ?? null) : null,
    name: (key) => {
      const rule = rules[placeOf(key)]
      return rule ? partsOf(rule, speech).asks : ''
    },
    target: (_x, y) => placeAt(y),
    onDrop: (key, to) => desk.change(moved(rules, placeOf(key), to)),
  })
  if (rules.length === 0) return <NoneYet icon="fork" title={w.none} sub={w.noneWhat} />
  return (
    <View id="routing">
      <View className="sub rules-order">{w.inOrder}</View>
      <Restored of={{ restored: desk.restored, giveUp: () => void desk.giveUp() }} />
      <View className="two-cards">
        {rules.map((rule, index) => (
          <View
            key={rule.key}
            className={classes('two-place', dragged?.target === index && dragged.source !== rule.key && 'is-target')}
            {...{ 'data-rule': rule.key }}
          >
            <RuleCard
              rule={rule}
              place={index + 1}
              speech={speech}
              on={rule.key === chosen}
              held={dragged?.source === rule.key}
              draggable={wide && rules.length > 1}
              onTap={() => onChoose(rule.key)}
              {...(index > 0 && { onUp: () => desk.change(moved(rules, index, index - 1)) })}
              {...(index < rules.length - 1 && { onDown: () => desk.change(moved(rules, index, index + 1)) })}
            />
          </View>
        ))}
      </View>
    </View>
  )
}

/** Over which rule a height of the window is. */
function placeAt(y: number): number | null {
  const cards = Array.from(document.querySelectorAll('[data-rule]')).filter((one) => one.getClientRects().length > 0)
  const place = cards.findIndex((one) => {
    const { top, bottom } = one.getBoundingClientRect()
    return top <= y && y < bottom
  })
  return place < 0 ? null : place
}

function RuleCard({
  rule,
  place,
  speech,
  on,
  held,
  draggable,
  onTap,
  onUp,
  onDown,
}: {
  rule: Rule
  place: number
  speech: Speech
  on: boolean
  held: boolean
  draggable: boolean
  onTap: () => void
  onUp?: () => void
  onDown?: () => void
}) {
  const { w } = speech
  const { asks, gives } = partsOf(rule, speech)
  return (
    <Tap
      id={`rule-${rule.key}`}
      className={classes('pick-card rule-card', on && 'is-on', held && 'is-dim')}
      label={`${w.ruleAt(place)} ${ruleSentence(rule, speech)}`}
      onTap={onTap}
    >
      <View className="rule-number n">{place}</View>
      <View className="rule-words">
        <View className="b">{asks}</View>
        <View className="sub rule-goal">
          <Icon name="next" size="s" tone="third" />
          <View className="sp">{gives}</View>
        </View>
      </View>
      <View className="rule-moves">
        <IconButton kind="plain" icon="up" label={w.up} off={!onUp} {...(onUp && { onTap: onUp })} />
        <IconButton kind="plain" icon="down" label={w.down} off={!onDown} {...(onDown && { onTap: onDown })} />
        {draggable && (
          <View className="rule-drag drag-grip">
            <Icon name="drag" tone="third" />
          </View>
        )}
      </View>
    </Tap>
  )
}

/** Saving the list, or what stands against it. */
export function SaveRules({ desk, onMend }: { desk: RoutingDesk; onMend: (key: string) => void }) {
  const w = useWords(ruleWords)
  const parts = useWords(studioParts)
  const speech = useRoutingSpeech()
  const { rules } = desk
  const fault = faultIn(rules)
  // The timeline of an order names the rule that decided: by what it says.
  const named = rules.map((rule) => ({ ...rule, label: { 'zh-CN': ruleSentence(rule, speech).slice(0, 60) } }))
  const refused = questionAt(pathOf(desk.problem))
  const where =
    refused && [w.ruleAt(refused.place + 1), refused.question && questionWord(refused.question, w)].filter(Boolean)
  const mend = () => {
    const key = fault && rules[fault.place - 1]?.key
    if (key) onMend(key)
  }
  if (desk.clash)
    return (
      <View>
        <View className="two-why">
          <Strip tone="turn">{w.theirs}</Strip>
        </View>
        <Actions>
          <Button id="take-theirs" grow word={parts.takeTheirs} onTap={() => void desk.giveUp()} />
          <Button id="keep-ours" grow word={parts.keepOurs} onTap={() => void desk.keepOurs()} />
        </Actions>
      </View>
    )
  return (
    <View>
      <NotTaken problem={desk.problem} field={where?.join(' · ')} />
      <Actions>
        <Button id="drop-rules" kind="quiet" word={parts.giveUp} onTap={() => void desk.giveUp()} />
        <Button
          id="save-rules"
          grow
          kind="primary"
          size="l"
          word={w.saveOrder}
          busy={desk.busy}
          off={fault ? w[fault.why](fault.place) : undefined}
          onOff={mend}
          onTap={() => void desk.save(named)}
        />
      </Actions>
    </View>
  )
}

const questionWord = (
  question: NonNullable<NonNullable<ReturnType<typeof questionAt>>['question']>,
  w: Speech['w'],
): string => (question === 'siteId' ? w.site : question === 'urgent' ? w.urgency : w[question])
