import type { TextFormat } from '../field.ts'

/** A mainland mobile number, or a landline with its area code; spaces and hyphens between digits are allowed. */
export function isPhone(text: string): boolean {
  const plain = text.replace(/[ -]/g, '').replace(/^\+86/, '')
  return plain.startsWith('1') ? /^1[3-9]\d{9}$/.test(plain) : /^0\d{9,11}$/.test(plain) || /^[48]00\d{7}$/.test(plain)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A resident identity number of 18 signs whose last sign agrees with the others (GB 11643). */
export function isIdCard(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

const isPlate = (text: string): boolean => /^\p{Script=Han}[A-Z][A-Z0-9]{4,5}[A-Z0-9\p{Script=Han}]$/u.test(text)
const isEmail = (text: string): boolean => text.length <= 254 && /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text)
const isSerial = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9 ./_-]{0,63}$/.test(text)

export const formats: Readonly<Record<TextFormat, (text: string) => boolean>> = {
  phone: isPhone,
  plate: isPlate,
  id_card: isIdCard,
  email: isEmail,
  serial: isSerial,
}
