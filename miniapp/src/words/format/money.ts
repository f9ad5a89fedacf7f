/** Fen as an amount in a column: "1,286.00", "−50.00". The ¥ stands at totals only. */
export function amount(fen: number): string {
  const whole = Math.abs(Math.round(fen))
  const yuan = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '−' : ''}${yuan}.${String(whole % 100).padStart(2, '0')}`
}

/** Fen with its sign: "¥1,286.00", "−¥50.00". */
export const money = (fen: number): string => (fen < 0 ? `−¥${amount(-fen)}` : `¥${amount(fen)}`)
