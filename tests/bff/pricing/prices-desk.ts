import { randomUUID } from 'node:crypto'
import type { Reply } from '@field/contract'
import { type TerritoryId, yuan } from '@field/domain/kernel'
import type { PriceRule } from '@field/domain/pricing'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import type { Parts } from '../../../bff/src/platform/world.ts'
import { startTown, type Town } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'

/** A town with a clock that can be moved, and the manager and the accountant at their desks. */
export type Desk = {
  readonly town: Town
  readonly manager: Client
  readonly finance: Client
  readonly customer: Client
  readonly clock: { offset: number }
}

export async function openDesk(planted: Partial<Parts> = {}): Promise<Desk> {
  const clock = { offset: 0 }
  const town = await startTown({ parts: { clock: { now: () => Date.now() + clock.offset }, ...planted } })
  const { people } = town.ours
  const [manager, finance, customer] = await Promise.all([
    town.server.as(people.manager),
    town.server.as(people.finance),
    town.server.as(people.customer),
  ])
  return { town, manager, finance, customer, clock }
}

export type DraftReply = Reply<'POST /price-books/:kind/draft'>
export type GivenRule = Omit<PriceRule, 'id' | 'bookId'> & { readonly id?: string }

export const perUnit = (amount: string): PriceRule['method'] => ({ kind: 'per_unit', unit: yuan(amount) })

export const beginDraft = async (client: Client, kind = 'sale', label?: string): Promise<DraftReply> =>
  (
    await client('POST /price-books/:kind/draft', {
      params: { kind },
      body: label === undefined ? {} : { label: { 'zh-CN': label } },
    })
  ).value

/** Publishes what a draft becomes with these rules put. */
export async function publishWith(
  client: Client,
  put: readonly GivenRule[],
  { kind = 'sale', from, remove = [], label }: { kind?: string; from?: number; remove?: string[]; label?: string } = {},
): Promise<Reply<'POST /price-books/:kind/publish'>> {
  const { edits } = await beginDraft(client, kind, label)
  const edited = await client('POST /price-books/:kind/draft/rules', {
    params: { kind },
    body: { base: edits, put: [...put], remove },
  })
  const body = { base: edited.value.edits, ...(from !== undefined && { from }) }
  return (await client('POST /price-books/:kind/publish', { params: { kind }, body })).value
}

/** Adds territories below East China: their ids by division code. */
export async function addCities(
  { server, ours }: Town,
  cities: readonly { code: string; name: string; tier?: number; zone?: string }[],
): Promise<ReadonlyMap<string, TerritoryId>> {
  const ids = new Map(cities.map(({ code }) => [code, randomUUID() as TerritoryId]))
  await asAdmin(server.database.urls.admin ?? '', async (client) => {
    for (const { code, name, tier = null, zone = 'Asia/Shanghai' } of cities)
      await client.query(
        `insert into territory (org_id, id, parent_id, division_code, name, level, city_tier, time_zone, path) values ($1, $2, $3, $4, $5, 'city', $6, $7, $8)`,
        [
          ours.orgId,
          ids.get(code),
          ours.territories.eastChina,
          code,
          name,
          tier,
          zone,
          [ours.territories.china, ours.territories.eastChina, ids.get(code)],
        ],
      )
  })
  return ids
}

export const idOf = (ids: ReadonlyMap<string, TerritoryId>, code: string): TerritoryId => {
  const id = ids.get(code)
  if (!id) throw new Error(`no city ${code}`)
  return id
}

/** Prices one piece of the visit in a territory. */
export async function visitPrice(
  { town }: Desk,
  client: Client,
  territoryId: string,
  more: object = {},
): Promise<Reply<'POST /price-books/:kind/try'>> {
  const item = { kind: 'service_item' as const, id: town.ours.items.visit }
  const body = { case: { item, quantity: 1, territoryId, ...more } }
  return (await client('POST /price-books/:kind/try', { params: { kind: 'sale' }, body })).value
}
