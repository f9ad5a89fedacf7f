import { fen, yuanText } from '../../kernel/index.ts'
import { ordered, whole } from '../definition/shapes.ts'
import { fault } from '../fault.ts'
import { nothing } from './rules.ts'
import { isNumber, simple } from './simple.ts'

const most = 100_000_000_000

/** An amount as a person reads it; a fraction of a fen, which a draft may hold, as the number it is. */
export const moneyText = (amount: number): string =>
  Number.isSafeInteger(amount) ? `¥${yuanText(fen(amount))}` : String(amount)

/** Whole fen; never below nothing unless the field says so. */
export const money = simple<'money', number>({
  members: { may: { min: whole(-most, most), max: whole(-most, most) }, together: ordered },
  fits: isNumber,
  limits: (field, path) => {
    const { min = 0, max = Number.MAX_SAFE_INTEGER } = field
    return (answer) => {
      if (!Number.isSafeInteger(answer)) return [fault('wrong_format', path)]
      if (answer < min) return [fault('too_small', path, { min: moneyText(min) })]
      return answer > max ? [fault('too_large', path, { max: moneyText(max) })] : nothing
    }
  },
  tell: moneyText,
})
