import { View } from '@tarojs/components'
import { Link, Strip } from '../ui/index.ts'
import { useWords } from '../words/index.ts'
import { studioParts } from '../words/studio-parts.ts'

/** Says that what was typed last time came back, with the way out of it. */
export function Restored({
  of: { restored, giveUp },
}: {
  of: { readonly restored: boolean; readonly giveUp: () => void }
}) {
  const w = useWords(studioParts)
  if (!restored) return null
  return (
    <View className="two-why">
      <Strip tone="wait" end={<Link word={w.giveUp} onTap={giveUp} />}>
        {w.restored}
      </Strip>
    </View>
  )
}
