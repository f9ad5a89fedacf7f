import { minute, type PartId, type ServiceItemId } from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { type Preset, presets } from '@field/presets'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import type { Company, Person } from './company.ts'
import { startTown, type Town } from './job.ts'
import { type Client, clientOf, type StartOptions } from './server.ts'

/** A town whose clock only the test moves, whose technicians know every trade. */
export type Shop = Town & {
  readonly clock: { at: number }
  readonly as: (person: Person) => Promise<Client>
  readonly sql: <R>(text: string, values?: unknown[]) => Promise<R[]>
  /** The door of another system; opened when first asked for. */
  readonly hook: () => Promise<{ readonly path: string; readonly secret: string }>
  /** The people of the company, each once. */
  readonly people: readonly Person[]
}

/** A token lives for a quarter of an hour of the shop's clock. */
const session = 10 * minute

export async function openShop(options: StartOptions = {}): Promise<Shop> {
  const clock = { at: Date.now() }
  const town = await startTown({ ...options, parts: { ...options.parts, clock: { now: () => clock.at } } })
  const { admin = '' } = town.server.database.urls
  const sql: Shop['sql'] = (text, values = []) =>
    asAdmin(admin, async (client) => (await client.query(text, values)).rows)
  const skills = [...new Set(presets.flatMap(({ definition }) => skillsOf(definition)))]
  await sql('update technician set skills = skills || $1', [skills])
  const sessions = new Map<string, { readonly client: Client; readonly until: number }>()
  const as = async (person: Person): Promise<Client> => {
    const known = sessions.get(person.id)
    if (known && clock.at < known.until) return known.client
    const { accessToken } = await town.server.signIn(person)
    const client = clientOf(town.server.url, accessToken)
    sessions.set(person.id, { client, until: clock.at + session })
    return client
  }
  let door: ReturnType<Shop['hook']> | null = null
  const hook: Shop['hook'] = () => {
    door ??= as(town.ours.people.admin).then(
      async (admin) => (await admin('POST /inbound-hooks', { body: { label: '外部系统' } })).value,
    )
    return door
  }
  return { ...town, clock, as, sql, hook, people: Object.values(town.ours.people) }
}

const skillsOf = ({ nodes }: WorkTypeDefinition): readonly string[] =>
  nodes
    .flatMap((node) => (node.kind === 'task' || node.kind === 'approval' ? node.assignee : []))
    .flatMap((rule) => ('skills' in rule ? (rule.skills ?? []) : []))

/** What an organization took over: the key that its work type has there. */
export type Taken = { readonly preset: Preset; readonly key: string }

/** Takes a preset over as its administrator does: one call for the draft, one for the publication. */
export async function takeOver({ as, ours }: Shop, preset: Preset): Promise<Taken> {
  const admin = await as(ours.people.admin)
  const draft = (await admin('POST /work-types', { body: { preset: preset.key } })).value
  const { key, revision } = draft
  const published = (
    await admin('POST /work-types/:key/publish', { params: { key }, body: { revision, migrate: 'none' } })
  ).value
  if (published.number !== 1) throw new Error(`${preset.key}: ${JSON.stringify(published.problems)}`)
  return { preset, key }
}

/** A work type opens orders of another, so that one is taken over before it. */
export const inOrderOfNeed = (all: readonly Preset[]): readonly Preset[] => {
  const opens = ({ definition }: Preset, key: string): boolean =>
    definition.nodes.some(
      (node) => node.kind === 'auto' && node.action === 'create_work_order' && node.workType === key,
    )
  const rank = (preset: Preset, seen: readonly string[] = []): number =>
    Math.max(
      0,
      ...all
        .filter((other) => other !== preset && !seen.includes(other.key) && opens(preset, other.key))
        .map((other) => 1 + rank(other, [...seen, preset.key])),
    )
  return [...all].sort((a, b) => rank(a) - rank(b))
}

/** Publishes a sale book in which everything in the library costs the same. */
export async function priceEverything({ sql, ours }: Shop, fen: number): Promise<void> {
  const [book] = await sql<{ id: string }>(
    `insert into price_book (org_id, id, kind, version, label, published_at)
     select org_id, gen_random_uuid(), 'sale', max(version) + 1, '{"zh-CN":"新价"}', now() - interval '1 minute'
     from price_book where org_id = $1 group by org_id returning id`,
    [ours.orgId],
  )
  await sql(
    `insert into price_rule (org_id, id, book_id, rule)
     select t.org_id, t.rule, $2::uuid, jsonb_build_object('id', t.rule, 'bookId', $2::text, 'label', '{"zh-CN":"统一价"}'::jsonb,
       'item', jsonb_build_object('kind', t.kind, 'id', t.id), 'territory', $4::text, 'method', jsonb_build_object('kind', 'per_unit', 'unit', $3::int))
     from (select org_id, id, 'service_item' as kind, gen_random_uuid() as rule from service_item
       union all select org_id, id, 'part', gen_random_uuid() from part) t where t.org_id = $1`,
    [ours.orgId, book?.id, fen, ours.territories.eastChina],
  )
}

/** A part and a service of the library, for forms that ask for any. */
export const goodsOf = ({ parts, items }: Company): { readonly part: PartId; readonly item: ServiceItemId } => ({
  part: parts.seal,
  item: items.visit,
})
