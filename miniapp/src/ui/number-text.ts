/** "−3.0", "-3", "3" to a number; empty or half-typed ("-", ".") to null. Takes the true minus and full-width figures. */
export function readNumber(text: string): number | null {
  const plain = toAscii(text)
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null
}

/** Yuan as typed to fen, at most two decimals; null when it is not an amount. */
export function readFen(text: string): number | null {
  const plain = toAscii(text).replaceAll(',', '')
  const found = /^(-?)(\d{1,12})(?:\.(\d{0,2}))?$/.exec(plain)
  if (!found) return null
  const fen = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'))
  return found[1] && fen > 0 ? -fen : fen
}

/** Fen as it stands in an input: "12.50", without ¥ and commas. */
export const fenText = (fen: number): string =>
  `${fen < 0 ? '−' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`

/** A number as it stands in an input, with the true minus. */
export const numberText = (value: number): string => String(value).replace('-', '−')

/** The digits of a mainland number as typed or pasted: at most 11 of a mobile one, 12 of a landline with its area code. */
export function readPhone(text: string): string {
  const digits = toAscii(text)
    .replace(/^\+?86/, '')
    .replace(/\D/g, '')
  return digits.slice(0, digits.startsWith('0') ? 12 : 11)
}

const toAscii = (text: string): string =>
  text
    .replace(/[\uff0b-\uff19]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[−－]/g, '-')
    .replace(/。/g, '.')
    .replace(/\s/g, '')
