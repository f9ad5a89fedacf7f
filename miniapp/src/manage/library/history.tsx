import type { Label } from '@field/domain/kernel'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Card, List, Row, Section } from '../../ui/index.ts'
import { useLanguage, useSay, useWords, when } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { type Change, changesOf, type Version } from './model.ts'

type Part = { readonly partId: string; readonly code: string; readonly name: Label }

/** Every version of an item; a tap shows what it changed, line by line. */
export function History({ versions, parts }: { versions: readonly Version[]; parts: readonly Part[] }) {
  const w = useWords(libraryWords)
  const language = useLanguage()
  const [open, setOpen] = useState<number | null>(null)
  if (versions.length === 0) return null
  const comma = language === 'en' ? ', ' : '、'
  return (
    <Section title={w.versions}>
      <List>
        {versions.map((version, index) => {
          const { number, at, by, changed } = version
          const said = changed.map((field) => w[`field_${field}`]).join(comma)
          return (
            <View key={number}>
              <Row
                id={`version-${number}`}
                title={`${w.version(number)} · ${said === '' ? w.first : said}`}
                sub={`${when(at, Date.now(), language)} · ${by === null ? w.byImport : w.bySomebody(by)}`}
                {...(changed.length > 0 && { onTap: () => setOpen(open === number ? null : number) })}
              />
              {open === number && <Changes of={changesOf(versions[index + 1], version)} parts={parts} />}
            </View>
          )
        })}
      </List>
    </Section>
  )
}

function Changes({ of, parts }: { of: readonly Change[]; parts: readonly Part[] }) {
  return (
    <Card tight>
      {of.map((change) => (
        <OneChange key={change.field} change={change} parts={parts} />
      ))}
    </Card>
  )
}

function OneChange({ change, parts }: { change: Change; parts: readonly Part[] }) {
  const w = useWords(libraryWords)
  const say = useSay()
  const name = w[`field_${change.field}`]
  const fromTo = (what: string, before: string, after: string) => (
    <View key={what} className="lib-line">
      {w.fromTo(what, before || w.nothing, after || w.nothing)}
    </View>
  )
  switch (change.field) {
    case 'minutes':
      return fromTo(name, w.minutesShort(change.before), w.minutesShort(change.after))
    case 'parts':
      return (
        <View>
          {change.parts.map(({ partId, before, after }) => {
            const part = parts.find((one) => one.partId === partId)
            return fromTo(
              part ? `${say(part.name)} ${part.code}` : `${name} ${partId.slice(-6)}`,
              `${before}`,
              `${after}`,
            )
          })}
        </View>
      )
    case 'instruction':
      return (
        <View>
          <View className="cap">{name}</View>
          {change.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own
            <View key={index} className={`lib-line lib-${line.change}`}>
              {line.change !== 'same' && <Text className="lib-mark">{line.change === 'new' ? w.fresh : w.gone}</Text>}
              <Text>{line.text}</Text>
            </View>
          ))}
        </View>
      )
    default:
      return fromTo(name, change.before.map(say).join(' · '), change.after.map(say).join(' · '))
  }
}
