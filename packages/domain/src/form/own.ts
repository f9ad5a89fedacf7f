/** The record's own value of that name, or undefined: answers come from outside, so inherited names must not count. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.getOwnPropertyDescriptor(record, key)?.value
}
