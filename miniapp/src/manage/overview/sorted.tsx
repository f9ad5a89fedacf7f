import { say } from '@field/domain/kernel'
import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { Card, Chip, Chips, Section, Segmented, Track } from '../../ui/index.ts'
import { useLanguage, useWords } from '../../words/index.ts'
import { manageWords } from '../../words/manage.ts'
import { breakdownRows, fieldShown } from './breakdown.ts'

/** What the orders of the last thirty days were about, by a level of what was chosen; nothing where nothing is sorted. */
export function Sorted() {
  const w = useWords(manageWords)
  const language = useLanguage()
  const [workType, choose] = useState<string | null>(null)
  const [level, setLevel] = useState(1)
  const query = { level, ...(workType !== null && { workType }) }
  const asked = useResource(`list:breakdown:${workType ?? ''}:${level}`, () =>
    call('GET /overview/breakdown', { query }),
  )
  // What was chosen before stays until the next is there, so that nothing moves under the finger.
  const last = useRef(asked.value)
  if (asked.value) last.current = asked.value
  const value = last.current
  const field = value && fieldShown(value)
  if (!value || !field) return null
  const turnTo = (key: string) => {
    choose(key)
    setLevel(1)
  }
  return (
    <Section title={w.about} end={w.ordersIn30(value.total)}>
      <Card id="breakdown">
        {value.choices.length > 1 && (
          <Chips>
            {value.choices.map((one) => (
              <Chip
                key={one.workType}
                small
                word={say(one.label, language)}
                on={one.workType === value.chosen?.workType}
                onTap={() => turnTo(one.workType)}
              />
            ))}
          </Chips>
        )}
        {field.levels.length > 1 && (
          <Segmented
            options={field.levels.map((one, index) => ({ id: `${index + 1}`, word: say(one, language) }))}
            value={`${level}`}
            onChange={(id) => setLevel(Number(id))}
          />
        )}
        {value.rows.length === 0 && <View className="sub overview-bar">{w.noneSorted}</View>}
        {breakdownRows(value, w, language).map(({ id, title, facts, count, part }) => (
          <View key={id} className="overview-bar">
            <View className="overview-line">
              <Text className="sp">{title}</Text>
              <Text className="b n">{count}</Text>
            </View>
            <Track part={part} label={`${title} ${count}`} />
            <View className="cap">{facts}</View>
          </View>
        ))}
      </Card>
    </Section>
  )
}
