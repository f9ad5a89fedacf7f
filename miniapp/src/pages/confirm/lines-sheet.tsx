import type { AcceptanceLine } from '@field/contract'
import { View } from '@tarojs/components'
import { Sheet } from '../../ui/index.ts'
import { confirm } from '../../words/confirm.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import type { ProgressReply } from '../progress/model.ts'
import { Pair } from './pair.tsx'

/** Every line of the work with its evidence. */
export function LinesSheet({
  open,
  onClose,
  order,
  lines,
}: {
  open: boolean
  onClose: () => void
  order: ProgressReply
  lines: readonly AcceptanceLine[]
}) {
  const w = useWords(confirm)
  const say = useSay()
  return (
    <Sheet open={open} title={w.allLines} closeLabel={useWords(common).close} onClose={onClose}>
      {lines.map((line) => (
        <View key={line.key} className="line-block">
          <View className="b">{say(line.label)}</View>
          {(line.action || line.note) && (
            <View className="sub">{[line.action && say(line.action), line.note].filter(Boolean).join(' · ')}</View>
          )}
          {line.before.length + line.after.length > 0 ? (
            <View className="work-pair">
              <Pair files={order.files} line={line} />
            </View>
          ) : (
            <View className="cap">{w.noPhoto}</View>
          )}
          {line.remark && <View className="sub">{line.remark}</View>}
        </View>
      ))}
    </Sheet>
  )
}
