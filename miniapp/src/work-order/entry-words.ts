import type { Entry } from '../data/index.ts'
import type { Words } from './words.ts'

const otherRoutes: Readonly<Record<string, keyof Words & `did_${string}`>> = {
  'POST /work-orders': 'did_report',
  'POST /work-orders/:id/follow': 'did_follow',
  'POST /consents': 'did_consent',
}

/** What a person did, as one or two words: "领用配件". */
export function entryTitle({ route, about }: Pick<Entry, 'route' | 'about'>, words: Words): string {
  const key = `did_${about.what}`
  const said = (words as Readonly<Record<string, unknown>>)[key] ?? words[otherRoutes[route] ?? 'did_other']
  return typeof said === 'string' ? said : words.did_other
}
