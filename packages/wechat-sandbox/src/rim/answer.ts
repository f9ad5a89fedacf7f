import type { World } from '../world.ts'
import { errorTexts } from './errors.ts'

export type Answer =
  | { readonly kind: 'json'; readonly errcode: number; readonly text: string }
  | { readonly kind: 'picture'; readonly bytes: Buffer; readonly type: string }

const ridOf = (world: World): string =>
  world.seeded
    .bytes(12)
    .toString('hex')
    .replace(/^(.{8})(.{8})/, '$1-$2-')

/** A refusal as WeChat words it: HTTP 200, errcode, and a request id behind the text. */
export const refuse = (world: World, errcode: number, text = errorTexts[errcode] ?? 'error'): Answer => ({
  kind: 'json',
  errcode,
  text: JSON.stringify({ errcode, errmsg: `${text} rid: ${ridOf(world)}` }),
})

/** A success with these fields. Some of WeChat's replies carry `errcode: 0`, some do not: the caller decides. */
export const grant = (fields: Readonly<Record<string, unknown>>): Answer => ({
  kind: 'json',
  errcode: 0,
  text: JSON.stringify(fields),
})
