export type Fields = Readonly<Record<string, unknown>>

/** The value as an object with named fields, or undefined for arrays, null and plain values. */
export const asFields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined

/** WeChat writes the same field as a string here and as a number there; this reads both as a string. */
export const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** A list that WeChat shortens to its only item, as a list again. */
export const asList = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value
  return value === undefined || value === null || value === '' ? [] : [value]
}
