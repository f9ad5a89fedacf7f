import type { TaskId } from '@field/domain/kernel'
import { idsNeeded } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { newId } from '../platform/id.ts'

/** As many task ids as one command on this work type can use. */
export const freshIds = (definition: WorkTypeDefinition): readonly TaskId[] =>
  Array.from({ length: idsNeeded(definition) }, () => newId<TaskId>())
