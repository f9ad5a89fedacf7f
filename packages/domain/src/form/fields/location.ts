import { type Fault, fault } from '../fault.ts'
import type { LocationAnswer } from '../field.ts'
import { isRecord } from '../own.ts'
import { nothing } from './rules.ts'
import { isNumber, isText, signs, simple } from './simple.ts'

const members = ['latitude', 'longitude', 'name']

const isLocation = (answer: unknown): answer is LocationAnswer =>
  isRecord(answer) &&
  Object.keys(answer).every((name) => members.includes(name)) &&
  isNumber(answer.latitude) &&
  isNumber(answer.longitude) &&
  (answer.name === undefined || isText(answer.name))

/** A position on the earth. */
export function positionFaults(latitude: number, longitude: number, path: string): readonly Fault[] {
  if (Math.abs(latitude) > 90) return [fault('wrong_format', `${path}.latitude`)]
  return Math.abs(longitude) > 180 ? [fault('wrong_format', `${path}.longitude`)] : nothing
}

export const location = simple<'location', LocationAnswer>({
  fits: isLocation,
  limits:
    (_field, path) =>
    ({ latitude, longitude, name = '' }) =>
      signs(name) > 100 ? [fault('too_long', `${path}.name`, { max: 100 })] : positionFaults(latitude, longitude, path),
  tell: ({ latitude, longitude, name }) => name || `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
})
