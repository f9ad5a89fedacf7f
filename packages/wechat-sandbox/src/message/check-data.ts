import type { SandboxTemplate } from '../templates.ts'
import { takesValue } from './limits.ts'

/** WeChat cuts this text short, so a long key loses the end of its sentence. */
const longestText = 48

const wording = (key: string, what: string): string =>
  `argument invalid! data.${key}.value ${what}`.slice(0, longestText)

/** The text of the 47003 that WeChat answers to this `data`, or undefined when it is in order. */
export const faultOfData = (template: SandboxTemplate, data: unknown): string | undefined => {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'argument invalid! data format error'
  const given = data as Readonly<Record<string, unknown>>
  const keys = template.keywords.map(({ key }) => key)
  for (const key of keys) {
    const value = (given[key] as { value?: unknown } | undefined)?.value
    if (value === undefined || value === null || value === '') return wording(key, 'is empty')
    if (typeof value !== 'string' && typeof value !== 'number') return wording(key, 'invalid')
    if (!takesValue(key, String(value), template.enums?.[key])) return wording(key, 'invalid')
  }
  const foreign = Object.keys(given).find((key) => !keys.includes(key))
  return foreign === undefined ? undefined : wording(foreign, 'invalid')
}
