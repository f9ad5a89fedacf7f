/** The kinds of keyword a subscription template can hold; a key is its type and a number, as in `thing1`. */
export const valueTypes = [
  'thing',
  'number',
  'letter',
  'symbol',
  'character_string',
  'time',
  'date',
  'amount',
  'phone_number',
  'car_number',
  'name',
  'phrase',
  'enum',
] as const

export type ValueType = (typeof valueTypes)[number]

const known = new Set<string>(valueTypes)

/** `thing` for `thing12`; undefined for a key that is no type and number. */
export const typeOfKey = (key: string): ValueType | undefined => {
  const type = /^([a-z_]+?)\d+$/.exec(key)?.[1]
  return type !== undefined && known.has(type) ? (type as ValueType) : undefined
}

/** The most UTF-16 units that a value may have, where a type has one simple limit. */
export const longest: Readonly<Partial<Record<ValueType, number>>> = {
  thing: 20,
  number: 32,
  letter: 32,
  symbol: 5,
  character_string: 32,
  phone_number: 17,
  car_number: 8,
  phrase: 5,
}

/** Chinese names may have 10 characters, others 20; a mixed name counts as Chinese. */
export const longestName = (text: string): number => (/\p{Script=Han}/u.test(text) ? 10 : 20)
