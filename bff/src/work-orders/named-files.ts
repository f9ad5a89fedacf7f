import { type Answers, type FormSchema, own } from '@field/domain/form'
import type { DomainEvent, LineVerdict, WorkOrder } from '@field/domain/work-order'
import { taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import type { FileKind, NamedFile } from '../files/queries.ts'

const kinds: Readonly<Record<string, FileKind>> = {
  photo: 'image',
  audio: 'audio',
  signature: 'signature',
  video: 'video',
  file: 'document',
}

const texts = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

function ofChecklist(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.values(value).flatMap((line) => [...texts(line?.before), ...texts(line?.after)])
}

/** The files that answers name, with the kind that their field wants. */
export function filesOfAnswers(form: FormSchema | undefined, answers: Answers): readonly NamedFile[] {
  return (form?.fields ?? []).flatMap((field): NamedFile[] => {
    const answer = own(answers, field.key)
    const path = `answers.${field.key}`
    if (field.kind === 'checklist') return ofChecklist(answer).map((id) => ({ id, kind: 'image', path }))
    const kind = kinds[field.kind]
    return kind ? texts(answer).map((id) => ({ id, kind, path })) : []
  })
}

const ofVerdicts = (verdicts: readonly LineVerdict[]): readonly NamedFile[] =>
  verdicts.flatMap(({ photos = [] }) => photos.map((id) => ({ id, kind: 'image', path: 'verdicts' })))

/** Every file that what happened brings into the work order. */
export function filesOfEvents(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  events: readonly DomainEvent[],
): readonly NamedFile[] {
  const formOf = (taskId: string) => {
    const task = order.tasks.find(({ id }) => id === taskId)
    return task && taskNodeOf(definition, task.node).form
  }
  return events.flatMap((event): readonly NamedFile[] => {
    switch (event.kind) {
      case 'reported':
        return filesOfAnswers(definition.report, event.order.report)
      case 'draft_saved':
        return filesOfAnswers(formOf(event.taskId), event.answers)
      case 'task_completed': {
        const signature: NamedFile[] = event.signatureId
          ? [{ id: event.signatureId, kind: 'signature', path: 'signatureId' }]
          : []
        return [...filesOfAnswers(formOf(event.taskId), event.answers), ...ofVerdicts(event.verdicts), ...signature]
      }
      case 'commented':
        return event.photos.map((id) => ({ id, kind: 'image', path: 'photos' }))
      default:
        return []
    }
  })
}
