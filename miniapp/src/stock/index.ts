export { type Arrival, arrivalBody, arrivalsOf, unexplained } from './arrivals.ts'
export { CountBody, CountFoot } from './count-body.tsx'
export { findParts } from './find-parts.ts'
export { HeldLines } from './held-lines.tsx'
export { LevelSheet } from './level-sheet.tsx'
export {
  type Count,
  type OldPart,
  oldTone,
  type Part,
  type Place,
  partsLine,
  payableFen,
  placeIcon,
  type StockWords,
  type Transfer,
  type TransferState,
  transferLook,
  waitingFor,
} from './model.ts'
export { Numbers } from './numbers.tsx'
export { ReceiveSheet } from './receive-sheet.tsx'
export { Refused, Restored } from './refused.tsx'
export { TransferBody } from './transfer-body.tsx'
export { useCounting } from './use-counting.ts'
export { useKept } from './use-kept.ts'
export { type Sending, useSend } from './use-send.ts'
export { WhySheet } from './why-sheet.tsx'
