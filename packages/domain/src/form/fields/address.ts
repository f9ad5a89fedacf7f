import { fault } from '../fault.ts'
import type { AddressAnswer } from '../field.ts'
import { isRecord } from '../own.ts'
import { positionFaults } from './location.ts'
import { nothing } from './rules.ts'
import { isNumber, isText, signs, simple } from './simple.ts'

const members = ['text', 'division', 'latitude', 'longitude']

const isAddress = (answer: unknown): answer is AddressAnswer =>
  isRecord(answer) &&
  Object.keys(answer).every((name) => members.includes(name)) &&
  isText(answer.text) &&
  (answer.division === undefined || isText(answer.division)) &&
  (answer.latitude === undefined || isNumber(answer.latitude)) &&
  (answer.longitude === undefined || isNumber(answer.longitude))

/** An address in words; its district's code and its position where they are known, the position whole or not at all. */
export const address = simple<'address', AddressAnswer>({
  fits: isAddress,
  limits:
    (_field, path) =>
    ({ text, division, latitude, longitude }) => {
      if (text.trim() === '') return [fault('too_short', `${path}.text`, { min: 1 })]
      if (signs(text) > 200) return [fault('too_long', `${path}.text`, { max: 200 })]
      if (division !== undefined && !/^\d{6}$/.test(division)) return [fault('wrong_format', `${path}.division`)]
      if (latitude === undefined && longitude === undefined) return nothing
      if (latitude === undefined) return [fault('wrong_format', `${path}.latitude`)]
      if (longitude === undefined) return [fault('wrong_format', `${path}.longitude`)]
      return positionFaults(latitude, longitude, path)
    },
  tell: ({ text }) => text,
  take: (value) => (isText(value) && value !== '' ? { text: value } : value),
})
