import type { StockLocation } from './location.ts'

/** Whether good parts lie at a place, ready to be used. */
export const holdsGoodParts = ({ kind }: Pick<StockLocation, 'kind'>): boolean =>
  kind === 'warehouse' || kind === 'site' || kind === 'van'
