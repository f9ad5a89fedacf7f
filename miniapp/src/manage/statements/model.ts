import type { Reply } from '@field/contract'
import type { Words } from '../../words/area.ts'
import type { moneyWords } from '../../words/money.ts'

export type Month = Reply<'GET /statement-months'>['items'][number]
export type Summary = Reply<'GET /statement-months/:month'>['items'][number]
export type Statement = Reply<'GET /statements/:month/:role/:id'>
type Said = Words<typeof moneyWords>

/** A month in words, from 2026-11. */
export function monthWords(month: string, w: Said): string {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return w.month(year, number)
}

/** What a role is called; one of the organization's own stands as it is. */
export const roleWord = (role: string, w: Said): string =>
  ({ technician: w.role_technician, site: w.role_site, provider: w.role_provider })[role] ?? role

/** What a month comes to over all parties. */
export const sumsOf = (items: readonly Summary[]) => ({
  earned: items.reduce((sum, one) => sum + one.earnedFen + one.rebateFen, 0),
  owed: items.reduce((sum, one) => sum + one.closingFen, 0),
})

/** Whether its month is the present one: what it closes with is what is owed now. */
export const goesOn = ({ begins, ends }: Pick<Statement, 'begins' | 'ends'>, now: number): boolean =>
  begins <= now && now < ends

/** What came and went after its month, in fen: the sum between what it closed with and what is owed now. */
export const sinceFen = ({ closingFen, present }: Pick<Statement, 'closingFen' | 'present'>): number =>
  present.owedFen - closingFen

/** Where a statement's file is fetched, and what it is called. */
export const fileOf = ({ month, party }: Pick<Statement, 'month' | 'party'>, kind: 'xlsx' | 'pdf') => ({
  path: `/statements/${month}/${party.role}/${party.id}/statement.${kind}`,
  name: `${party.name}-${month}.${kind}`,
})
