import { Text, View } from '@tarojs/components'
import { Button, Card, KeyValue } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { meWords } from '../../words/me.ts'
import { messages } from '../../words/messages.ts'
import { progress } from '../../words/progress.ts'
import { useConsents, useMe } from '../../work-order/index.ts'
import { consentLines } from './model.ts'

/** Which WeChat messages may still be sent to me, and how many of each. */
export function Consents({ tell }: { tell: (word: string) => void }) {
  const w = useWords(meWords)
  const said = useWords(messages)
  const p = useWords(progress)
  const me = useMe()
  const { value, ask } = useConsents()
  const customer = me?.role === 'customer'
  const moment = customer ? 'progress' : 'work'
  const lines = value ? consentLines(value, customer ? ['report', 'progress', 'underway'] : ['work']) : []
  if (!value || lines.length + value.ask[moment].length === 0) return null
  const askNow = () => void ask(moment).then((count) => tell(count > 0 ? p.told(count) : p.notTold))
  return (
    <Card id="consents" title={w.consents}>
      <View className="sub consents-what">{w.consentsWhat}</View>
      {lines.map(({ template, templateId, remaining }) => (
        <KeyValue key={templateId} name={said[template]} value={<Text className="n">{w.remaining(remaining)}</Text>} />
      ))}
      {value.ask[moment].length > 0 && (
        <View className="consents-ask">
          <Button id="ask-consents" kind="soft" icon="bell" word={w.askMore} onTap={askNow} />
        </View>
      )}
    </Card>
  )
}
