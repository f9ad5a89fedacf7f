import { View } from '@tarojs/components'
import type { FormEnv } from '../../form/index.ts'
import { FormView } from '../../form/index.ts'
import { Empty, Stack } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import type { Work } from '../../work-order/index.ts'
import type { TaskPage } from './use-task-page.ts'

/** What the fields of the task's form work with: read only before the arrival and after handing in. */
export const formEnvOf = (page: TaskPage): FormEnv => ({
  form: page.desk.form,
  files: page.desk.files,
  readOnly: !page.work?.operations.includes('save_draft'),
  facts: page.round.facts ?? {},
  openLines: page.round.openLines ?? null,
  before: page.round.before,
  remarks: page.round.remarks,
  pointed: page.pointed,
  openLine: page.openLine,
  onOpenLine: page.setOpenLine,
  onSheet: page.setSheet,
})

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
