const has = Object.prototype.hasOwnProperty

/** The record's own value of that name, or undefined: answers come from outside, so inherited names must not count. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return has.call(record, key) ? record[key] : undefined
}

/** A JSON object, as opposed to a list, a scalar or nothing. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
