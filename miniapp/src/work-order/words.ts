import type { Words as WordsOf } from '../words/area.ts'
import { workOrder } from '../words/work-order.ts'

export { workOrder }
/** The sentences about work orders in one language: `useWords(workOrder)`. */
export type Words = WordsOf<typeof workOrder>
