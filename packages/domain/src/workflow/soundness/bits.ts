/** A set of small whole numbers, 32 to a word: uniting and meeting cost a step a word instead of one a name. */
export type Bits = Uint32Array

export const bitsOf = (numbers: Iterable<number>, words: number): Bits => {
  const bits = new Uint32Array(words)
  for (const one of numbers) bits[one >>> 5] = (bits[one >>> 5] as number) | (1 << (one & 31))
  return bits
}

export const holdsBit = (bits: Bits, one: number): boolean => (((bits[one >>> 5] ?? 0) >>> (one & 31)) & 1) === 1

/** Adds what `other` holds. */
export function unite(bits: Bits, other: Bits): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] as number) | (other[word] as number)
}

/** Keeps what `other` holds too. */
export function meet(bits: Bits, other: Bits): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] as number) & (other[word] as number)
}

/** Takes away what `other` holds. */
export function remove(bits: Bits, other: Bits): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] as number) & ~(other[word] as number)
}

export function equalBits(bits: Bits, other: Bits): boolean {
  for (let word = 0; word < bits.length; word += 1) if (bits[word] !== other[word]) return false
  return true
}
