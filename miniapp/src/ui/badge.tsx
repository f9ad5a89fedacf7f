import { Text, View } from '@tarojs/components'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { type Tone, toneIcon } from './tone.ts'

/** The state of a thing: tone, icon and word. `plain` leaves the icon out, for counts such as "2 / 4". */
export function Badge({ tone, word, icon, plain }: { tone: Tone; word: string; icon?: IconName; plain?: boolean }) {
  return (
    <View className={classes('badge', `tone-${tone}`, plain && 'badge-plain')}>
      {!plain && <Icon name={icon ?? toneIcon[tone]} size="xs" />}
      <Text>{word}</Text>
    </View>
  )
}
