import { View } from '@tarojs/components'
import { FormView } from '../../form/index.ts'
import { Empty, Stack } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import type { Work } from '../../work-order/index.ts'

/** The form of the task's node. */
export function FormTab({ work: { node, task, operations } }: { work: Work }) {
  const words = useWords(technician)
  if (!node.form) return <Empty icon="doc" title={words.noForm} />
  const early = !operations.includes('save_draft') && task.state !== 'done'
  return (
    <Stack gap={3}>
      {early && <View className="sub">{task.pause ? words.pausedBecause(task.pause.reason) : words.notArrived}</View>}
      <FormView schema={node.form} />
    </Stack>
  )
}
