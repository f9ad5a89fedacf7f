import type { TSchema } from 'typebox'

type Property = { readonly type?: string }

/**
 * Makes numbers and booleans of the texts in a query string, where the schema wants them and the text is one; anything
 * else stays and fails the schema. Bodies are never bent like this: "5" is not a number there.
 */
export function readQuery(schema: TSchema | undefined): ((query: Record<string, unknown>) => void) | undefined {
  const properties = Object.entries((schema as { properties?: Record<string, Property> } | undefined)?.properties ?? {})
  const typed = properties.filter(([, { type }]) => type === 'integer' || type === 'number' || type === 'boolean')
  if (typed.length === 0) return undefined
  return (query) => {
    for (const [name, { type }] of typed) {
      const text = query[name]
      if (typeof text !== 'string') continue
      if (type === 'boolean') query[name] = text === 'true' ? true : text === 'false' ? false : text
      else if (/^-?\d+(\.\d+)?$/.test(text)) query[name] = Number(text)
    }
  }
}
