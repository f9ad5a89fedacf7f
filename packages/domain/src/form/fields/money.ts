import { fen, yuanText } from '../../kernel/index.ts'
import { ordered, whole } from '../definition/shapes.ts'
import { fault } from '../fault.ts'
import { between, isNumber, simple } from './simple.ts'

const most = 100_000_000_000

/** An amount as a person reads it; a fraction of a fen, which a draft may hold, as the number it is. */
export const moneyText = (amount: number): string =>
  Number.isSafeInteger(amount) ? `¥${yuanText(fen(amount))}` : String(amount)

/** Whole fen; never below nothing unless the field says so. */
export const money = simple<'money', number>({
  members: { may: { min: whole(-most, most), max: whole(-most, most) }, together: ordered },
  fits: isNumber,
  limits: (field, path) => (answer) =>
    Number.isSafeInteger(answer) ? between(answer, field.min ?? 0, field.max, path) : [fault('wrong_format', path)],
  tell: moneyText,
})
