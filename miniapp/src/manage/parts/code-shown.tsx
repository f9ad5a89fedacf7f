import { Text, View } from '@tarojs/components'
import { call, fileAddress, phone } from '../../data/index.ts'
import { FormPane } from '../../panes/two-panes.tsx'
import { Button, Card, List, Row, Section, Strip } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import type { FaultCode } from './model.ts'

/** Opens the manual of a fault code with whatever this phone has for it. */
export function OpenManual({ fileId, say }: { fileId: string; say: (word: string) => void }) {
  const w = useWords(stockPartsWords)
  const open = async () => {
    const link = await call('GET /files/:id/link', { params: { id: fileId } })
    if (!link.ok || !(await phone.openFile(fileAddress(link.value.url)))) say(w.cannotOpen)
  }
  return <Button id="open-manual" icon="book" word={w.openFile} onTap={() => void open()} />
}

/** A fault code as those see it who may not write it. */
export function CodeShown({ of, say: tell }: { of: FaultCode; say: (word: string) => void }) {
  const w = useWords(stockPartsWords)
  const say = useSay()
  return (
    <FormPane id="code-shown" title={`${of.code} ${say(of.label)}`}>
      <Strip tone="idle">{w.readOnly}</Strip>
      <Section title={w.manual} end={of.model || w.every}>
        <Card>
          <View className="parts-manual">
            <Text userSelect>{of.manual || w.unknown}</Text>
          </View>
          {of.fileId !== null && (
            <View className="parts-more">
              <OpenManual fileId={of.fileId} say={tell} />
            </View>
          )}
        </Card>
      </Section>
      {of.parts.length > 0 && (
        <Section title={w.needed}>
          <List>
            {of.parts.map(({ partId, code, name, quantity }) => (
              <Row key={partId} title={`${say(name)} ${code}`} end={<Text className="n">{`× ${quantity}`}</Text>} />
            ))}
          </List>
        </Section>
      )}
    </FormPane>
  )
}
