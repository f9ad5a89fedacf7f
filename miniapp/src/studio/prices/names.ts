import type { W } from './sentences.ts'

/** A tier by its label; the one that everybody has is there before anybody names it. */
export const nameTierOf = (label: string, key: string, w: W): string =>
  key === 'standard' && label === key ? w.tierStandard : label
