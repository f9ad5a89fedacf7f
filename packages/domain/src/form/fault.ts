import { type Refusal, type RefusalCode, refuse } from '../kernel/index.ts'

/** What is wrong with one answer: `path` names it inside the input, such as `answers.checklist.door_seal.after`. */
export type Fault = { readonly path: string; readonly refusal: Refusal }

/** `detail` is read by persons: limits of dates and amounts are given as they are written, not as they are stored. */
export function fault(code: RefusalCode, path: string, detail?: Record<string, string | number>): Fault {
  return { path, refusal: refuse(code, detail ? { path, detail } : { path }).refusal }
}
