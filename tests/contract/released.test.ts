import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type RouteSchema, routes } from '@field/contract'
import { describe, expect, it } from 'vitest'

/**
 * Old phones exist: what was released is written down. A change shows as a difference of released.json in review
 * (`UPDATE_CONTRACT=1` writes it); a route, a reply field or an optional parameter that goes away fails.
 */
const file = new URL('./released.json', import.meta.url)

type Json = { readonly [key: string]: unknown }
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json
const now = plain(
  Object.fromEntries(Object.entries(routes as Record<string, RouteSchema>).map(([route, schema]) => [route, schema])),
)

if (process.env.UPDATE_CONTRACT) writeFileSync(file, `${JSON.stringify(now, null, 1)}\n`)
const released = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Json) : {}

describe('the contract', () => {
  it('is what was written down', () => expect(now).toEqual(released))

  it('takes nothing away from old phones', () => {
    for (const [route, schema] of Object.entries(released))
      expect(breaks(route, schema as Json, now[route] as Json | undefined)).toEqual([])
  })

  it('notices what would break an old phone', () => {
    const before = plain({
      a: {
        reply: { type: 'object', properties: { id: {}, name: {} }, required: ['id'] },
        body: { type: 'object', properties: { words: {} } },
      },
    }).a as Json
    expect(breaks('a', before, undefined)).toHaveLength(1)
    expect(
      breaks(
        'a',
        before,
        plain({ reply: { type: 'object', properties: { id: {} }, required: ['id'] }, body: before.body }),
      ),
    ).toHaveLength(1)
    expect(
      breaks(
        'a',
        before,
        plain({ reply: before.reply, body: { type: 'object', properties: { words: {} }, required: ['words'] } }),
      ),
    ).toHaveLength(1)
    expect(
      breaks(
        'a',
        before,
        plain({ reply: before.reply, body: { type: 'object', properties: { words: {}, more: {} } } }),
      ),
    ).toEqual([])
  })
})

type Shape = { readonly properties?: Json; readonly required?: readonly string[] }
const shapeOf = (schema: Json | undefined, part: string) => (schema?.[part] ?? {}) as Shape

/** What an old phone would miss: a route, a field of its reply, or being understood without a field it does not know. */
function breaks(route: string, before: Json, after: Json | undefined): string[] {
  if (!after) return [`${route} is gone`]
  const gone = Object.keys(shapeOf(before, 'reply').properties ?? {}).filter(
    (key) => !(key in (shapeOf(after, 'reply').properties ?? {})),
  )
  const demanded = ['params', 'query', 'body'].flatMap((part) => {
    const old = shapeOf(before, part).required ?? []
    return (shapeOf(after, part).required ?? [])
      .filter((key) => !old.includes(key))
      .map((key) => `${route} now demands ${part}.${key}`)
  })
  return [...gone.map((key) => `${route} no longer answers ${key}`), ...demanded]
}
