import { parentPort } from 'node:worker_threads'
import { checkDefinition } from '@field/domain/workflow'
import type { Asked } from './check-aside.ts'

/** The thread's side: one question at a time, one answer each. */
parentPort?.on('message', ({ definition, known }: Asked) => {
  parentPort?.postMessage(checkDefinition(definition, known))
})
