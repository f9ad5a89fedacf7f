import type { Progress } from '@field/domain/work-order'
import { Text, View } from '@tarojs/components'
import { List, Row, Section } from '../ui/index.ts'
import { partLines, partsToShow } from './part-lines.ts'
import type { Telling } from './row-words.ts'
import './story.css'

/** Where the order stands, part by part: with whom, since when, until when. Nothing where the head of the page says it. */
export function OpenParts({ progress, telling }: { progress: Progress; telling: Telling }) {
  const parts = partsToShow(progress)
  if (parts.length === 0) return null
  const { words } = telling
  return (
    <View id="parts" className="open-parts">
      <Section title={parts.length > 1 ? words.partsAtOnce(parts.length) : words.partNow}>
        <List>
          {partLines(parts, telling).map(({ id, title, who, since, due, icon, ink }) => (
            <Row
              key={id}
              id={`part-${id}`}
              icon={icon}
              iconTone={ink}
              strong
              title={title}
              sub={`${who} · ${since}`}
              {...(due && { end: <Text className={due.late ? 'sub n t-bad' : 'sub n'}>{due.word}</Text> })}
            />
          ))}
        </List>
      </Section>
    </View>
  )
}
