import type { Outcome } from '../outcome.ts'
import { asFields, asList, asText } from '../record.ts'
import { fieldsOf, lacks, type Wire } from '../request.ts'
import type { TokenSource } from '../token/access-token.ts'
import { callWithToken } from '../token/call-with-token.ts'

export type Template = {
  readonly id: string
  readonly title: string
  /** Lines of `label:{{key.DATA}}`. */
  readonly content: string
  readonly example: string
  readonly type: 'one_time' | 'long_term'
  /** Key of each `enum` keyword → the values it may take. */
  readonly enums: Readonly<Record<string, readonly string[]>>
}

const templateOf = (item: unknown): Template | undefined => {
  const fields = asFields(item)
  const id = asText(fields?.priTmplId)
  if (!fields || !id) return undefined
  const enums = asList(fields.keywordEnumValueList).flatMap((entry): [string, string[]][] => {
    const listed = asFields(entry)
    const key = asText(listed?.keywordCode)?.replace(/\.DATA$/, '')
    return key ? [[key, asList(listed?.enumValueList).flatMap((value) => asText(value) ?? [])]] : []
  })
  return {
    id,
    title: asText(fields.title) ?? '',
    content: asText(fields.content) ?? '',
    example: asText(fields.example) ?? '',
    type: asText(fields.type) === '3' ? 'long_term' : 'one_time',
    enums: Object.fromEntries(enums),
  }
}

/** The message templates of the app's own library. */
export const templates = async (wire: Wire, tokens: TokenSource): Promise<Outcome<readonly Template[]>> => {
  const outcome = fieldsOf(await callWithToken(wire, tokens, { method: 'GET', path: '/wxaapi/newtmpl/gettemplate' }))
  if (outcome.state !== 'ok') return outcome
  if (!Array.isArray(outcome.value.data)) return lacks('data')
  return { state: 'ok', value: outcome.value.data.flatMap((item) => templateOf(item) ?? []) }
}
