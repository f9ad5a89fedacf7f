import type { Actor } from '@field/domain/access'
import { type OrgId, ok, type Result } from '@field/domain/kernel'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handlers } from '../platform/http/call.ts'
import { writeCsv } from '../platform/sheets/csv.ts'
import { writeXlsx } from '../platform/sheets/xlsx-write.ts'
import { bookKind } from './book-of.ts'
import { checkImport } from './check-import.ts'
import { decideDistrict, listDecisions } from './decide-district.ts'
import { discardDraft } from './discard-draft.ts'
import { beginDraft, draftRules, draftView } from './draft.ts'
import { editDraft } from './edit-draft.ts'
import { exportRules } from './export-rules.ts'
import { endGrant, giveGrant, listGrants } from './grants.ts'
import { listHeat, setHeat } from './heat.ts'
import { confirmImport, discardImport, importView, keepImport, lockImport, readImport } from './import-rules.ts'
import { pricesOfOrder } from './prices-of-order.ts'
import { endPromotion, listPromotions, makePromotions } from './promotions.ts'
import { publishBook } from './publish-book.ts'
import { printQuote } from './quote-on-paper.ts'
import { answerQuote, listQuotes, makeQuote } from './quotes.ts'
import { bookChanges, listBooks, showBook, showDraft } from './show-book.ts'
import { suggestFromHistory } from './suggest-from-history.ts'
import { listTiers, putGrade, putLevel, putTier } from './tiers.ts'
import { tryCase } from './try-case.ts'

/** Runs what concerns one kind of book for who may see it. */
async function inKind<T>(actor: Actor, kind: string, work: (kind: string) => Promise<Result<T>>): Promise<Result<T>> {
  const known = bookKind(actor, kind)
  return known.ok ? work(known.value) : known
}

export const pricingRoutes = {
  'GET /quotes/:id/quote.pdf': {
    outside: async ({ world, actor, params, query }) => {
      const paper = await printQuote(world, actor, params.id, query)
      return paper.ok ? ok(async () => paper) : paper
    },
  },
  'GET /price-books': async ({ tx, actor }) => ok(await listBooks(tx, actor)),
  'GET /price-books/:kind': ({ tx, actor, params, query }) =>
    inKind(actor, params.kind, (kind) => showBook(tx, actor.orgId, kind, query)),
  'GET /price-books/:kind/changes': ({ tx, actor, params, query }) =>
    inKind(actor, params.kind, (kind) => bookChanges(tx, actor.orgId, kind, query.version)),
  'GET /price-books/:kind/rules.csv': ({ tx, actor, params, query, reply }) =>
    inKind(actor, params.kind, async (kind) => {
      const rows = await exportRules(tx, actor.orgId, kind, query.version)
      reply.header('content-disposition', `attachment; filename="prices-${kind}.csv"`)
      return rows.ok ? ok(writeCsv(rows.value) as unknown as string) : rows
    }),
  'GET /price-books/:kind/rules.xlsx': ({ tx, actor, params, query, reply }) =>
    inKind(actor, params.kind, async (kind) => {
      const rows = await exportRules(tx, actor.orgId, kind, query.version)
      reply.header('content-disposition', `attachment; filename="prices-${kind}.xlsx"`)
      return rows.ok ? ok(writeXlsx(kind, rows.value) as unknown as string) : rows
    }),
  'POST /price-books/:kind/try': ({ tx, actor, params, body, now }) =>
    inKind(actor, params.kind, (kind) => tryCase(tx, actor.orgId, kind, body, now)),
  'POST /price-books/:kind/draft': ({ tx, actor, params, body, now }) =>
    inKind(actor, params.kind, async (kind) => {
      const draft = await beginDraft(tx, actor, kind, body.label, now)
      return draft.ok ? ok(draftView(draft.value, await plainRules(tx, actor.orgId, kind))) : draft
    }),
  'GET /price-books/:kind/draft': ({ tx, actor, params, query }) =>
    inKind(actor, params.kind, (kind) => showDraft(tx, actor.orgId, kind, query)),
  'POST /price-books/:kind/draft/rules': ({ tx, actor, params, body, now }) =>
    inKind(actor, params.kind, (kind) => editDraft(tx, actor, kind, body, now)),
  'DELETE /price-books/:kind/draft': ({ tx, actor, params }) =>
    inKind(actor, params.kind, (kind) => discardDraft(tx, actor.orgId, kind)),
  'POST /price-books/:kind/publish': ({ tx, actor, params, body, now }) =>
    inKind(actor, params.kind, (kind) => publishBook(tx, actor, kind, body, now)),

  'POST /price-imports': {
    outside: async ({ actor, raw, now }) => {
      const read = await readImport(raw, actor)
      return read.ok ? ok(({ tx }) => keepImport(tx, actor, read.value, now)) : read
    },
  },
  'GET /price-imports/:id': async ({ tx, actor, params }) => {
    const found = await lockImport(tx, actor, params.id)
    return found.ok ? ok(await importView(tx, actor.orgId, found.value)) : found
  },
  'POST /price-imports/:id/check': ({ tx, actor, params }) => checkImport(tx, actor, params.id),
  'POST /price-imports/:id/confirm': ({ tx, actor, params, now }) => confirmImport(tx, actor, params.id, now),
  'DELETE /price-imports/:id': ({ tx, actor, params }) => discardImport(tx, actor, params.id),

  'GET /price-tiers': async ({ tx, actor }) => ok(await listTiers(tx, actor.orgId)),
  'PUT /price-tiers/:key': ({ tx, actor, params, body }) => putTier(tx, actor.orgId, params.key, body),
  'PUT /partner-levels/:key': ({ tx, actor, params, body }) => putLevel(tx, actor.orgId, params.key, body),
  'PUT /volume-grades/:key': ({ tx, actor, params, body }) => putGrade(tx, actor.orgId, params.key, body),
  'GET /price-grants': async ({ tx, actor, query }) => ok(await listGrants(tx, actor.orgId, query)),
  'POST /price-grants': ({ tx, actor, body, now }) => giveGrant(tx, actor, body, now),
  'POST /price-grants/:id/end': ({ tx, actor, params, now }) => endGrant(tx, actor.orgId, params.id, now),
  'POST /territories/:id/heat': ({ tx, actor, params, body, now }) => setHeat(tx, actor, params.id, body.heat, now),
  'GET /district-heat': async ({ tx, actor }) => ok(await listHeat(tx, actor.orgId)),

  'GET /promotions': async ({ tx, actor, query }) => ok(await listPromotions(tx, actor.orgId, query)),
  'POST /promotions': ({ tx, actor, body, now }) => makePromotions(tx, actor, body, now),
  'POST /promotions/:id/end': ({ tx, actor, params, now }) => endPromotion(tx, actor.orgId, params.id, now),

  'GET /work-orders/:id/prices': ({ tx, actor, params }) => pricesOfOrder(tx, actor, params.id),
  'POST /work-orders/:id/quotes': makeQuote,
  'GET /work-orders/:id/quotes': ({ tx, actor, params }) => listQuotes(tx, actor, params.id),
  'POST /quotes/:id/decide': answerQuote,
  'GET /price-suggestions': async ({ tx, actor, query, now }) =>
    ok(await suggestFromHistory(tx, actor.orgId, query, now)),
  'POST /territories/:id/price-decisions': ({ tx, actor, params, body, now }) =>
    decideDistrict(tx, actor, params.id, body, now),
  'GET /price-decisions': async ({ tx, actor }) => ok(await listDecisions(tx, actor.orgId)),
} satisfies Handlers

const plainRules = async (tx: Tx, orgId: OrgId, kind: string) =>
  (await draftRules(tx, orgId, kind)).map(({ rule }) => rule)
