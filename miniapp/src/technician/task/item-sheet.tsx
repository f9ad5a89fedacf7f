import { linesOfText } from '@field/domain/library'
import { Text, View } from '@tarojs/components'
import { call, ofOrder, useResource } from '../../data/index.ts'
import { Section, Stack } from '../../ui/index.ts'
import { useLanguage, useSay, useWords, when } from '../../words/index.ts'
import { libraryTaskWords } from '../../words/library-task.ts'
import type { OrderItem } from './items-model.ts'

/** How an item is done, and what became otherwise since the task was opened, line by line. */
export function ItemSheet({ orderId, item, told }: { orderId: string; item: OrderItem; told: boolean }) {
  const w = useWords(libraryTaskWords)
  const say = useSay()
  const { id, hints, updated } = item
  // The phone's library carries no instructions: of an item just chosen it is fetched.
  const whole = useResource(told ? null : `${ofOrder(orderId)}item:${id}`, () =>
    call('GET /service-items/:id', { params: { id }, query: { workOrderId: orderId } }),
  )
  const instruction = told ? item.instruction : (whole.value?.instruction ?? null)
  const lines = instruction ? linesOfText(say(instruction)) : []
  const rewritten = updated?.fields.includes('instruction') === true
  return (
    <Stack gap={4}>
      {updated && <Updated of={updated} />}
      {hints.length > 0 && (
        <Section title={w.hints}>
          {hints.map((hint) => (
            <View key={hint['zh-CN']}>{say(hint)}</View>
          ))}
        </Section>
      )}
      {!rewritten && (
        <Section title={w.instruction}>
          {lines.length === 0 && <View className="sub">{told || whole.value ? w.noInstruction : w.needsNet}</View>}
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own
            <View key={index} className="item-line">
              {line}
            </View>
          ))}
        </Section>
      )}
    </Stack>
  )
}

function Updated({ of }: { of: NonNullable<OrderItem['updated']> }) {
  const w = useWords(libraryTaskWords)
  const say = useSay()
  const language = useLanguage()
  const facts = [
    of.minutes && w.minutesChanged(of.minutes[0], of.minutes[1]),
    ...of.parts.map(({ name, before, after }) => w.partChanged(say(name), before, after)),
    of.fields.includes('hints') && w.hintsChanged,
  ].filter(Boolean)
  return (
    <Section title={w.whatChanged}>
      <View className="cap">{w.since(when(of.at, Date.now(), language))}</View>
      {facts.map((fact) => (
        <View key={fact as string} className="item-line b">
          {fact}
        </View>
      ))}
      {of.fields.includes('instruction') && (
        <View id="instruction-diff">
          {of.instruction.map(({ change, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own
            <View key={index} className={`item-line item-${change}`}>
              {change !== 'same' && <Text className="item-mark">{change === 'new' ? w.newLine : w.goneLine}</Text>}
              <Text>{text}</Text>
            </View>
          ))}
        </View>
      )}
    </Section>
  )
}
