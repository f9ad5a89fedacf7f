import type { Reply } from '@field/contract'
import { type Permission, permissionsOf, type Role } from '@field/domain/access'
import { permissionForBook } from '@field/domain/pricing'

export type Book = Reply<'GET /price-books'>['books'][number]
const usualKinds = ['sale', 'service_cost', 'parts_settlement', 'lead_cost'] as const
type UsualKind = (typeof usualKinds)[number]
export const isUsual = (kind: string): kind is UsualKind => usualKinds.some((one) => one === kind)

/** The books that there are, the usual ones first, with those of them that are still to be begun. */
export function shelf(books: readonly Book[], roles: readonly Role[]): readonly { kind: string; book: Book | null }[] {
  const may = new Set<Permission>(roles.flatMap((role) => [...permissionsOf(role)]))
  const usual = usualKinds
    .filter((kind) => may.has(permissionForBook(kind)))
    .map((kind) => ({ kind: kind as string, book: books.find((one) => one.kind === kind) ?? null }))
  const own = books.filter(({ kind }) => !isUsual(kind)).map((book) => ({ kind: book.kind, book }))
  return [...usual, ...own]
}

/** Books of the organization's own kinds are for who sees them all. */
export const mayOwn = (roles: readonly Role[]): boolean =>
  roles.some((role) => permissionsOf(role).includes('prices.all'))

/** What is shown of a book at first: what somebody is at, else what holds. */
export const firstView = (book: Book | null): 'published' | 'draft' => (book?.draft ? 'draft' : 'published')

/** The version that holds now, and one that is published but begins later. */
export function versionsNow({ versions }: Pick<Book, 'versions'>, now: number) {
  const sorted = [...versions].sort((a, b) => b.version - a.version)
  return { holds: sorted.find(({ from }) => from <= now) ?? null, soon: sorted.find(({ from }) => from > now) ?? null }
}
