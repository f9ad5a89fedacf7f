import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button, Field } from '../ui/index.ts'
import { useWords } from '../words/index.ts'
import { studioParts } from '../words/studio-parts.ts'

/** Something to hand to another: shown whole, and copied by a tap. */
export function CopyLine({ id, label, hint, value }: { id: string; label: string; hint?: string; value: string }) {
  const w = useWords(studioParts)
  return (
    <Field label={label} {...(hint && { hint })}>
      <View className="word-line">
        <View className="word-once" id={id}>
          <Text selectable userSelect>
            {value}
          </Text>
        </View>
        <Button id={`copy-${id}`} word={w.copy} onTap={() => void Taro.setClipboardData({ data: value })} />
      </View>
    </Field>
  )
}
