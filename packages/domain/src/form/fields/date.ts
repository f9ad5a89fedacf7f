import { day } from '../../kernel/index.ts'
import { among } from '../definition/shapes.ts'
import { type Fault, fault } from '../fault.ts'
import { type Ask, nothing } from './rules.ts'
import { isNumber, simple } from './simple.ts'
import { clockText, dateText, dayOf, isInstant } from './telling.ts'

const today = among(['today'])

function byToday(answer: number, path: string, ask: Ask, side: 'min' | 'max'): readonly Fault[] {
  if (ask.today === null) return nothing
  const off = dayOf(answer, ask.offsetMinutes) - ask.today
  if (side === 'min' ? off >= 0 : off <= 0) return nothing
  const detail = { [side]: dateText(ask.today * day, 0) }
  return [fault(side === 'min' ? 'too_small' : 'too_large', path, detail)]
}

/**
 * An instant; a date is the instant of its midnight in the territory's time zone. `today` as a limit means the day
 * there: nothing of a day before it, or nothing of a day after it.
 */
export const date = simple<'date' | 'datetime', number>({
  members: { may: { min: today, max: today } },
  fits: isNumber,
  limits:
    ({ min, max }, path) =>
    (answer, ask) => {
      if (!isInstant(answer)) return [fault('wrong_format', path)]
      const early = min ? byToday(answer, path, ask, 'min') : nothing
      return early.length === 0 && max ? byToday(answer, path, ask, 'max') : early
    },
  tell: (answer, { kind }, { offsetMinutes }) => (kind === 'date' ? dateText : clockText)(answer, offsetMinutes),
})
