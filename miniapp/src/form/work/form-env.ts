import type { Field } from '@field/domain/form'
import { accessTo, type PersonNode, type WorkTypeDefinition } from '@field/domain/workflow'
import type { Work } from '../../work-order/work-of.ts'
import type { FormEnv, FormSheet } from '../env.tsx'
import { mayFill } from './may-fill.ts'
import type { Round } from './round.ts'
import type { TaskForm } from './use-task-form.ts'

type Shown = {
  readonly work: Work | null
  readonly desk: Pick<TaskForm, 'form' | 'files'>
  readonly round: Round
  readonly pointed: string | null
  readonly openLine: string | null
  readonly setOpenLine: (line: string | null) => void
  readonly setSheet: (sheet: FormSheet | null) => void
}

/** The node's own fields that its handler sees and may not change, or does not see. */
export function fieldsWith(
  definition: WorkTypeDefinition,
  node: PersonNode,
  access: 'read' | 'hidden',
): readonly Field['key'][] {
  const fields = node.access?.length ? (node.form?.fields ?? []) : []
  return fields
    .filter(({ key }) => accessTo(definition, node.key, node.key, key, 'handler') === access)
    .map(({ key }) => key)
}

/** What the fields of a task's form work with: read only while the task may not be written. */
export function formEnvOf({ work, desk, round, pointed, openLine, setOpenLine, setSheet }: Shown): FormEnv {
  const { detail, node } = work ?? {}
  return {
    form: desk.form,
    files: desk.files,
    readOnly: !work || !mayFill(work.operations),
    facts: round.facts ?? {},
    openLines: round.openLines ?? null,
    before: round.before,
    remarks: round.remarks,
    pointed,
    openLine,
    onOpenLine: setOpenLine,
    onSheet: setSheet,
    ...(detail && {
      orderId: detail.id,
      names: detail.names ?? {},
      ...(node && {
        locked: fieldsWith(detail.definition, node, 'read'),
        hidden: fieldsWith(detail.definition, node, 'hidden'),
      }),
    }),
  }
}
