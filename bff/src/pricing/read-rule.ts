import { ok, type PriceBookId, type PriceRuleId, type Refusal, type Result, refuse } from '@field/domain/kernel'
import type { PriceRule } from '@field/domain/pricing'

type Members = Readonly<Record<string, unknown>>
/** What a value must be, or which members it must have; a question mark at the end of a name lets it be left out. */
type Shape = 'text' | 'integer' | 'number' | 'any' | readonly [Shape] | { readonly [name: string]: Shape }

const label: Shape = { 'zh-CN': 'text', 'en?': 'text' }
const rungs: Shape = [{ 'upTo?': 'number', unit: 'integer' }]
const methods: Readonly<Record<string, Shape>> = {
  fixed: { kind: 'text', amount: 'integer' },
  per_unit: { kind: 'text', unit: 'integer' },
  base_plus: { kind: 'text', base: 'integer', baseLabel: label, additions: [{ points: 'integer', reason: label }] },
  graduated: { kind: 'text', rungs },
  volume: { kind: 'text', rungs },
  city_heat: { kind: 'text', cityTiers: ['integer'], heats: ['text'], units: [['integer']] },
}
const named: Shape = { kind: 'text', id: 'text' }
const keyed: Shape = { kind: 'text', key: 'text' }
const items: Readonly<Record<string, Shape>> = {
  service_item: named,
  part: named,
  surcharge: keyed,
  category: keyed,
}
const rule: Shape = {
  'id?': 'text',
  label,
  item: 'any',
  'contract?': 'text',
  'level?': 'text',
  'territory?': 'text',
  'tier?': 'text',
  'grade?': 'text',
  'from?': 'integer',
  'until?': 'integer',
  'fromDay?': 'text',
  'untilDay?': 'text',
  'when?': 'any',
  method: 'any',
  'minimum?': 'integer',
  'maximum?': 'integer',
}
const longestText = 120
const mostEntries = 100

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const under = (path: string, name: string | number): string => (path === '' ? `${name}` : `${path}.${name}`)

function faultOf(value: unknown, shape: Shape, path: string): Refusal | null {
  const wrong = (code: Refusal['code']): Refusal => ({ code, path })
  if (shape === 'any') return null
  if (shape === 'text') {
    if (typeof value !== 'string') return wrong('wrong_kind')
    return value.length > longestText ? wrong('too_long') : value.trim() === '' ? wrong('required') : null
  }
  if (shape === 'integer') return Number.isSafeInteger(value) ? null : wrong('wrong_kind')
  if (shape === 'number') return Number.isFinite(value) ? null : wrong('wrong_kind')
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return wrong('wrong_kind')
    if (value.length > mostEntries) return wrong('too_many')
    for (const [index, entry] of value.entries()) {
      const fault = faultOf(entry, (shape as readonly [Shape])[0], under(path, index))
      if (fault) return fault
    }
    return null
  }
  if (!isMembers(value)) return wrong('wrong_kind')
  return membersFault(value, shape as { readonly [name: string]: Shape }, path)
}

function membersFault(value: Members, shape: { readonly [name: string]: Shape }, path: string): Refusal | null {
  const names = Object.keys(shape).map((name) => name.replace('?', ''))
  const extra = Object.keys(value).find((name) => !names.includes(name))
  if (extra !== undefined) return { code: 'unknown_field', path: under(path, extra.slice(0, 32)) }
  for (const [written, inner] of Object.entries(shape)) {
    const name = written.replace('?', '')
    const at = under(path, name)
    if (!Object.hasOwn(value, name)) {
      if (!written.endsWith('?')) return { code: 'required', path: at }
      continue
    }
    const fault = faultOf(value[name], inner, at)
    if (fault) return fault
  }
  return null
}

/** A member whose shape its `kind` decides. */
function kindFault(value: unknown, shapes: Readonly<Record<string, Shape>>, path: string): Refusal | null {
  const kind = isMembers(value) && Object.hasOwn(value, 'kind') ? value.kind : undefined
  const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined
  return shape === undefined ? { code: 'not_an_option', path: `${path}.kind` } : faultOf(value, shape, path)
}

/** Reads an untrusted value as a rule of a book. Refuses the first member that is missing, unknown or of another kind. */
export function readRule(given: unknown, bookId: PriceBookId, id: PriceRuleId): Result<PriceRule> {
  const whole = faultOf(given, rule, '')
  if (whole || !isMembers(given)) return refusal(whole ?? { code: 'wrong_kind' })
  const fault = kindFault(given.item, items, 'item') ?? kindFault(given.method, methods, 'method')
  return fault ? refusal(fault) : ok({ ...given, id, bookId } as PriceRule)
}

const refusal = ({ code, path }: Refusal): Result<never> => refuse(code, path === undefined ? {} : { path })
