import { fault } from '../fault.ts'
import type { TimeRangeAnswer } from '../field.ts'
import { isRecord } from '../own.ts'
import { nothing } from './rules.ts'
import { isNumber, simple } from './simple.ts'
import { clockText, isInstant } from './telling.ts'

const isRange = (answer: unknown): answer is TimeRangeAnswer =>
  isRecord(answer) && isNumber(answer.from) && isNumber(answer.to) && Object.keys(answer).length === 2

function rangeText({ from, to }: TimeRangeAnswer, offsetMinutes: number): string {
  const [begin, end] = [clockText(from, offsetMinutes), clockText(to, offsetMinutes)]
  const sameDay = begin.split(' ')[0] === end.split(' ')[0]
  return `${begin}–${sameDay ? end.split(' ')[1] : end}`
}

/** A window of time that ends after it begins. */
export const timeRange = simple<'time_range', TimeRangeAnswer>({
  fits: isRange,
  limits:
    (_field, path) =>
    ({ from, to }, { offsetMinutes }) => {
      if (!isInstant(from)) return [fault('wrong_format', `${path}.from`)]
      if (!isInstant(to)) return [fault('wrong_format', `${path}.to`)]
      return to > from ? nothing : [fault('too_small', `${path}.to`, { min: clockText(from, offsetMinutes) })]
    },
  tell: (answer, _field, { offsetMinutes }) => rangeText(answer, offsetMinutes),
})
