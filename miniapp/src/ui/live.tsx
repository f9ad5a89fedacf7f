import { Text, View } from '@tarojs/components'
import { classes } from './class-name.ts'

/** A dot and a word: whether what is shown is live ("实时"), or of when ("更新于 13:34"). */
export function Live({ on, word }: { on: boolean; word: string }) {
  return (
    <View className={classes('live', on && 'is-on')}>
      {on && <View className="live-dot" />}
      <Text>{word}</Text>
    </View>
  )
}
