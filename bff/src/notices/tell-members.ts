import type { Instant, Label, OrgId, PersonId } from '@field/domain/kernel'
import type { NoticeFields, NoticeTemplate } from '@field/domain/notice'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import { rooms, tell } from '../platform/live/tell.ts'
import type { World } from '../platform/world.ts'

/** Something to tell members that is about no order. `cause` makes it once for each person; `page` opens on a tap. */
export type News = {
  readonly orgId: OrgId
  /** Who brought it about, and need not be told. */
  readonly by: PersonId
  readonly cause: string
  readonly title: string
  readonly number: string
  readonly page: string
  readonly now: Instant
  readonly messages: readonly { readonly personId: PersonId; readonly words: Label }[]
}

const template: NoticeTemplate = 'told'

/** Puts news into the inboxes of members, in the transaction of its cause, and hints to their phones. */
export async function tellMembers(tx: Tx, _world: World, news: News): Promise<void> {
  const { orgId, by, cause, title, number, page, now } = news
  const messages = news.messages.filter(({ personId }) => personId !== by)
  if (messages.length === 0) return
  const rows = messages.map(({ personId, words }) => {
    const saying = { rule: null, words, fields: {}, values: {} }
    return {
      id: newId(),
      person: personId,
      fields: { ...nothing, number, title, at: now, saying } satisfies NoticeFields,
    }
  })
  const { rows: told } = await sql<{ personId: PersonId; unread: number }>`
    with inbox as (
      insert into inbox_message (org_id, id, person_id, template, fields, page, created_at, cause)
      select ${orgId}::uuid, r.id, r.person, ${template}, r.fields, ${page}, ${time(now)}, ${cause}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person uuid, fields jsonb)
      on conflict do nothing returning person_id
    )
    select i.person_id as "personId", 1 + (select count(*)::int from inbox_message u
      where u.org_id = ${orgId}::uuid and u.person_id = i.person_id and u.read_at is null) as unread from inbox i`.execute(
    tx,
  )
  for (const { personId, unread } of told)
    await tell(tx, { orgId, rooms: [rooms.person(personId)], event: 'inbox', data: { unread } })
}

const nothing = {
  address: '',
  expectedAt: null,
  latestAt: null,
  decideBy: null,
  storeId: null,
  assetId: null,
  technicianId: null,
  lines: null,
  words: null,
}
