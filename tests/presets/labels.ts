import type { Label } from '@field/domain/kernel'

/** A label with the way to it, by keys where there are such. */
export type FoundLabel = { readonly path: string; readonly label: Label }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every label inside a value, wherever it stands. */
export function labelsOf(value: unknown, path = ''): readonly FoundLabel[] {
  if (Array.isArray(value))
    return value.flatMap((one, index) => labelsOf(one, `${path}.${isRecord(one) && one.key ? one.key : index}`))
  if (!isRecord(value)) return []
  if (typeof value['zh-CN'] === 'string') return [{ path, label: value as unknown as Label }]
  return Object.entries(value).flatMap(([key, one]) => labelsOf(one, `${path}.${key}`))
}
