import type { RefusalCode } from './refusal.ts'

/**
 * An expected "no": something a person may ask for and the business declines. `path` names the field at fault as a
 * dotted path of the input ("answers.after_temperature"); `detail` carries the figures its sentence needs.
 */
export type Refusal = {
  readonly code: RefusalCode
  readonly path?: string
  readonly detail?: Readonly<Record<string, string | number>>
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (
  code: RefusalCode,
  at: { path?: string; detail?: Record<string, string | number> } = {},
): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal: { code, ...at } })
