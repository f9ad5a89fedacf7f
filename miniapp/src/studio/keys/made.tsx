import { View } from '@tarojs/components'
import { apiOrigin } from '../../data/address.ts'
import { FormPane } from '../../panes/two-panes.tsx'
import { Actions, Button, Card, Section, Strip } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { keyWords } from '../../words/keys.ts'
import { CopyLine } from '../copy-line.tsx'
import { exampleOf, keyExampleOf, type Made } from './model.ts'

/** What was just made, with what is secret in it: shown this once, each with a button to copy it. */
export function MadePane({ made, onDone }: { made: Made; onDone: () => void }) {
  const w = useWords(keyWords)
  const address = made.lines.find(({ id }) => id === 'address')?.value
  const isKey = made.lines.some(({ id }) => id === 'token')
  return (
    <FormPane
      id="made"
      title={made.name}
      foot={
        <Actions>
          <Button id="kept-it" grow kind="primary" size="l" word={w.onceKept} onTap={onDone} />
        </Actions>
      }
    >
      <Strip tone="wait">{w.once}</Strip>
      <Card>
        {made.lines.map(({ id, value }) => (
          <CopyLine key={id} id={`made-${id}`} label={w[id]} value={value} />
        ))}
      </Card>
      {(address !== undefined || isKey) && (
        <Section title={isKey ? w.exampleKey : w.example}>
          <Card>
            <Shell text={address === undefined ? keyExampleOf(apiOrigin()) : exampleOf(address)} />
          </Card>
        </Section>
      )}
    </FormPane>
  )
}

/** Lines for a shell. */
export function Shell({ text }: { text: string }) {
  return (
    <View className="word-once shell">
      {text.split('\n').map((line) => (
        <View key={line}>{line}</View>
      ))}
    </View>
  )
}
