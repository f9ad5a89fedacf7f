import { say } from '../../kernel/index.ts'
import { formula } from '../definition/formula.ts'
import { among } from '../definition/shapes.ts'
import { moneyText } from './money.ts'
import { decimals, unit } from './number.ts'
import { type Kind, nothing } from './rules.ts'
import { isNumber } from './simple.ts'

/** Reckoned from other answers wherever it is read, so what somebody sends for it is neither judged nor kept. */
export const computed: Kind<'computed'> = {
  members: { must: { formula, as: among(['number', 'money']) }, may: { decimals, unit } },
  prepare: () => ({ check: () => nothing, missing: () => nothing }),
  tell(field, answer, { language }) {
    if (!isNumber(answer)) return null
    if (field.as === 'money') return moneyText(answer)
    return `${answer}${field.unit ? ` ${say(field.unit, language)}` : ''}`
  },
}
