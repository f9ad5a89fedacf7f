import { fen, type WorkOrderId } from '@field/domain/kernel'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { newId } from '../../../bff/src/platform/id.ts'
import { pricingRoutes } from '../../../bff/src/pricing/routes.ts'
import {
  arrive,
  ask,
  confirm,
  freezerWork,
  granted,
  judge,
  openStage,
  repair,
  report,
  type Stage,
} from '../settlements/story.ts'

let stage: Stage
let id: WorkOrderId
beforeAll(async () => {
  stage = await openStage()
  id = await report(stage)
  await arrive(stage, id)
  await repair(stage, id, freezerWork(stage))
  await judge(stage, id)
  await confirm(stage, id)
  const open = await report(stage)
  await tellAndRemember()
  await setPrices(open)
})
afterAll(() => stage.close())

/** What the messages and the phone leave behind: a told event paid by a consent, and an acknowledged command. */
async function tellAndRemember(): Promise<void> {
  const { orgId, people } = stage.ours
  const [inbox, outbox, key] = [newId(), newId(), newId()]
  const person = people.customer.id
  await stage.sql(
    `insert into inbox_message (org_id, id, person_id, work_order_id, event_seq, template, fields, page, created_at)
     values ($1, $2, $3, $4, 1, 'progress', '{}', 'pages/progress', now())`,
    [orgId, inbox, person, id],
  )
  await stage.sql(
    `insert into outbox (org_id, id, inbox_id, person_id, channel, template_id, state, attempt, due_at, expires_at, msgid, created_at, settled_at)
     values ($1, $2, $3, $4, 'wechat', 't', 'sent', 1, now(), now(), 'm', now(), now())`,
    [orgId, outbox, inbox, person],
  )
  for (const [change, cause, sent] of [
    [1, 'grant', null],
    [1, 'grant', null],
    [-1, 'send', outbox],
  ]) {
    await stage.sql(
      `insert into consent_entry (org_id, id, person_id, template_id, change, cause, outbox_id, created_at) values ($1, $2, $3, 't', $4, $5, $6, now())`,
      [orgId, newId(), person, change, cause, sent],
    )
  }
  await stage.sql(`insert into consent_balance (org_id, person_id, template_id, remaining) values ($1, $2, 't', 1)`, [
    orgId,
    person,
  ])
  await stage.sql(
    `insert into idempotency (org_id, person_id, route, key, fingerprint, status, body) values ($1, $2, 'POST /work-orders', $3, '\\x00', 201, $4)`,
    [orgId, person, key, JSON.stringify({ id, number: 'n', version: 1 })],
  )
}

/** What those who set prices leave behind: a quote and its answer, a draft, a file, names, grants, a campaign, a decision. */
async function setPrices(order: WorkOrderId): Promise<void> {
  const { people, territories, orgId } = stage.ours
  const { manager, dispatcher, customer } = people
  const offer = () =>
    ask(stage, dispatcher, pricingRoutes['POST /work-orders/:id/quotes'], { params: { id: order }, body: {} })
  await offer()
  const quote = granted(await offer())
  const decide = { params: { id: quote.id }, body: { decision: 'approved' as const } }
  granted(await ask(stage, customer, pricingRoutes['POST /quotes/:id/decide'], decide))
  const label = { 'zh-CN': '优惠档' }
  const key = (one: string) => ({ key: one })
  granted(
    await ask(stage, manager, pricingRoutes['PUT /price-tiers/:key'], { params: key('preferred'), body: { label } }),
  )
  for (const [name, fromFen] of [
    ['silver', 100_000],
    ['gold', 200_000],
  ] as const)
    granted(
      await ask(stage, manager, pricingRoutes['PUT /volume-grades/:key'], {
        params: key(name),
        body: { label, fromFen: fen(fromFen) },
      }),
    )
  const level = { params: key('agent'), body: { label, goodsSplit: 'by_quota' as const } }
  granted(await ask(stage, manager, pricingRoutes['PUT /partner-levels/:key'], level))
  const grant = { body: { kind: 'tier' as const, key: 'preferred', party: customer.id } }
  granted(await ask(stage, manager, pricingRoutes['POST /price-grants'], grant))
  const promotion = {
    body: {
      label,
      on: 'total' as const,
      gift: { kind: 'spend_minus' as const, spend: fen(30_000), minus: fen(5_000) },
      territoryIds: [territories.jingan],
    },
  }
  granted(await ask(stage, manager, pricingRoutes['POST /promotions'], promotion))
  granted(
    await ask(stage, manager, pricingRoutes['POST /price-books/:kind/draft'], { params: { kind: 'sale' }, body: {} }),
  )
  await stage.sql(
    `insert into price_decision (org_id, territory_id, month, decision, points, decided_at, decided_by) values ($1, $2, '2026-10', 'keep', 0, now(), $3)`,
    [orgId, territories.jingan, manager.id],
  )
  const file = newId()
  await stage.sql(
    `insert into price_import (org_id, id, kind, name, mode, sha256, state, total, checked, created_at, created_by)
     values ($1, $2, 'sale', 'rules.csv', 'add', '\\x00', 'faulty', 2, 2, now(), $3)`,
    [orgId, file, manager.id],
  )
  await stage.sql(
    `insert into price_import_row (org_id, import_id, number, cells, rule, faults) values ($1, $2, 2, '{}', '{}', null), ($1, $2, 3, '{}', null, '[]')`,
    [orgId, file],
  )
}

/** Plants one corruption past every trigger and foreign key, asks, and takes it back. */
async function broken(plant: (client: pg.Client) => Promise<unknown>): Promise<string[]> {
  return asAdmin(stage.database.urls.admin ?? '', async (client) => {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await plant(client)
    const found = await checkInvariants(client)
    await client.query('rollback')
    return [...new Set(found.map(({ invariant }) => invariant))]
  })
}

test('a company at work, with an order settled and one open, breaks no invariant', async () => {
  expect(await broken(async () => undefined)).toEqual([])
})

const corruptions: readonly { readonly of: string; readonly what: string; readonly sql: string }[] = [
  {
    of: 'I1',
    what: 'one side of a journal entry loses a fen',
    sql: `update journal_line set amount_fen = amount_fen - 1 where (entry_id, number) in (select entry_id, number from journal_line where account = 'retained' limit 1)`,
  },
  {
    of: 'I2',
    what: 'a van holds a piece that no move brought',
    sql: `update stock_balance set quantity = quantity + 1 where (location_id, part_id) in (select location_id, part_id from stock_balance b join stock_location l on l.id = b.location_id where l.kind = 'van' limit 1)`,
  },
  {
    of: 'I3',
    what: 'pieces appear in the warehouse and in its ledger out of nothing',
    sql: `with one as (select b.* from stock_balance b join stock_location l on l.id = b.location_id where l.kind = 'warehouse' limit 1), other as (insert into stock_move (org_id, id, part_id, from_id, to_id, quantity, reason, created_at) select org_id, gen_random_uuid(), part_id, gen_random_uuid(), location_id, 3, 'count', now() from one) update stock_balance b set quantity = b.quantity + 3 from one where (b.location_id, b.part_id) = (one.location_id, one.part_id)`,
  },
  {
    of: 'I4',
    what: 'a task says it used one piece fewer than it took',
    sql: `update task set data = jsonb_set(data, '{parts,0,quantity}', '7') where data->'parts'->0 is not null`,
  },
  {
    of: 'I5',
    what: 'the total of a settlement is not its lines',
    sql: `update settlement set total_fen = total_fen + 100`,
  },
  {
    of: 'I6',
    what: 'an order stands at a status that its history never reached',
    sql: `update work_order set status = 'paused' where status = 'assigned'`,
  },
  {
    of: 'I7',
    what: 'an acknowledged order is gone',
    sql: `update idempotency set body = replace(body, '"id":"0', '"id":"f')`,
  },
  { of: 'I8', what: 'a consent is spent twice', sql: 'update consent_balance set remaining = 0' },
  {
    of: 'I9',
    what: 'a word in the history is changed',
    sql: `update timeline set event = jsonb_set(event, '{order,title}', '"别的"') where kind = 'reported'`,
  },
  {
    of: 'I10',
    what: 'a person of another organization follows an order',
    sql: `update work_order w set followers = array[(select id from person p where p.org_id <> w.org_id limit 1)]`,
  },
  {
    of: 'I11',
    what: 'an entry lies beyond the change cursor',
    sql: `update timeline set xid = (pg_current_xact_id()::text::bigint + 1000000)::text::xid8 where seq = 1`,
  },
  { of: 'I12', what: 'a command was answered with a fault and kept', sql: 'update idempotency set status = 500' },
]

describe('planted corruptions', () => {
  test.each(corruptions)('$of: $what', async ({ of, sql }) => {
    const found = await broken(async (client) => {
      const { rowCount } = await client.query(sql)
      expect(rowCount, 'the corruption was planted').toBeGreaterThan(0)
    })
    expect(found).toContain(of)
  })

  test('there are twelve, one for each invariant', () => {
    expect(corruptions.map(({ of }) => of)).toEqual(Array.from({ length: 12 }, (_, index) => `I${index + 1}`))
  })
})

/** More ways for the same invariants to break; each must be found too. */
const more: readonly { readonly of: string; readonly what: string; readonly sql: readonly string[] }[] = [
  {
    of: 'I11',
    what: 'an order runs on another version than its history led to',
    sql: [
      `with other as (insert into work_type_version (org_id, id, work_type_id, number, definition) select v.org_id, gen_random_uuid(), v.work_type_id, 2, v.definition from work_type_version v join work_order w on w.work_type_version_id = v.id limit 1 returning org_id, id) update work_order w set work_type_version_id = other.id from other where w.org_id = other.org_id`,
    ],
  },
  {
    of: 'I11',
    what: 'a draft has a revision that no edit made',
    sql: [
      `insert into work_type_draft (org_id, work_type_id, revision, updated_at) select org_id, id, 3, now() from work_type`,
    ],
  },
  {
    of: 'I5',
    what: 'a second live settlement of one order',
    sql: [
      'drop index settlement_live',
      'insert into settlement select org_id, gen_random_uuid(), work_order_id, kind, state, total_fen, priced_at, book_id, created_at, updated_at, confirmed_by from settlement',
    ],
  },
  {
    of: 'I5',
    what: 'a line is cheaper than its trace, and the total follows',
    sql: [
      `update settlement_line set amount_fen = amount_fen - 100, line = jsonb_set(line, '{amountFen}', to_jsonb(amount_fen - 100)) where number = 1`,
      'update settlement set total_fen = total_fen - 100',
      `update settlement_share set amount_fen = amount_fen - 100 where role = 'organization'`,
    ],
  },
  {
    of: 'I5',
    what: 'money paid in advance that the settlement does not net',
    sql: [
      `insert into prepayment (org_id, id, work_order_id, amount_fen, method, node, at) select org_id, gen_random_uuid(), work_order_id, 100, 'other', 'x', now() from settlement limit 1`,
    ],
  },
  {
    of: 'I5',
    what: 'more went back than was paid in advance',
    sql: [
      `insert into prepayment (org_id, id, work_order_id, amount_fen, method, node, at) select w.org_id, gen_random_uuid(), w.id, -100, 'other', 'x', now() from work_order w where not exists (select from settlement s where s.work_order_id = w.id) limit 1`,
    ],
  },
  {
    of: 'I5',
    what: 'points were given that nobody earned',
    sql: [
      `insert into settlement_reward select org_id, id, 1, '{"zh-CN":"x"}', 5, '{"promotion":"x","base":100,"gift":{"kind":"reward","spend":20000,"reward":200}}' from settlement limit 1`,
    ],
  },
  {
    of: 'I5',
    what: 'a settlement is held although nobody disputes a line of it',
    sql: [`update settlement set state = 'disputed'`],
  },
  {
    of: 'I5',
    what: 'a line costs what nobody put in the place of its price',
    sql: [
      `update settlement_line set line = jsonb_set(line, '{trace,override}', jsonb_build_object('amount', amount_fen, 'reason', 'x')) where number = 1`,
    ],
  },
  {
    of: 'I6',
    what: 'the last entry of a history is gone',
    sql: [
      `delete from timeline l where seq = (select max(seq) from timeline o where o.work_order_id = l.work_order_id)`,
    ],
  },
  {
    of: 'I6',
    what: 'a step that no order may take',
    sql: [
      `update timeline set event = jsonb_set(event, '{to}', '"closed"') where kind = 'status_changed' and event->>'to' = 'assigned'`,
    ],
  },
  {
    of: 'I6',
    what: 'a node that the version does not have',
    sql: [`update timeline set event = jsonb_set(event, '{task,node}', '"teleport"') where kind = 'task_opened'`],
  },
  {
    of: 'I9',
    what: 'an order at a version that no entry brought',
    sql: ['update work_order set version = version + 1'],
  },
  {
    of: 'I2',
    what: 'a shelf below zero',
    sql: [
      'alter table stock_balance drop constraint stock_balance_check',
      `update stock_balance set quantity = -1 where not supplier`,
    ],
  },
  {
    of: 'I7',
    what: 'one request opens two orders',
    sql: [
      'alter table work_order drop constraint work_order_org_id_client_request_id_key',
      `update work_order set client_request_id = '018f0000-0000-7000-8000-000000000001'`,
    ],
  },
  {
    of: 'I10',
    what: 'a price for a part of nobody',
    sql: [`update price_rule set rule = jsonb_set(rule, '{item,id}', '"018f0000-0000-7000-8000-000000000001"')`],
  },
  {
    of: 'I9',
    what: 'a part is out of use, and nobody took it out',
    sql: [`update part set retired_at = now()`],
  },
  {
    of: 'I8',
    what: 'an event of which nobody was told',
    sql: ['delete from outbox', 'delete from inbox_message where event_seq = 1'],
  },
  {
    of: 'I8',
    what: 'a message that no consent paid for',
    sql: [`update consent_entry set cause = 'exhausted', outbox_id = null where cause = 'send'`],
  },
  {
    of: 'I8',
    what: 'a message sent to somebody else',
    sql: [
      'update outbox o set person_id = (select id from person p where p.org_id = o.org_id and p.id <> o.person_id limit 1)',
    ],
  },
]

/** The tables of prices: each of what they may say wrong is found. */
const ofPrices: typeof more = [
  {
    of: 'I5',
    what: 'an approved quote of other lines than were offered',
    sql: [`update quote set total_fen = total_fen + 1`],
  },
  {
    of: 'I5',
    what: 'a line of a quote cheaper than its trace, and the total follows',
    sql: [
      `update quote set total_fen = total_fen - 1, lines = jsonb_set(lines, '{0,amountFen}', to_jsonb((lines->0->>'amountFen')::bigint - 1))`,
      `update timeline set event = event || jsonb_build_object('totalFen', (event->>'totalFen')::bigint - 1) where kind in ('quote_offered', 'quote_decided')`,
    ],
  },
  {
    of: 'I5',
    what: 'a quote approved that nobody approved',
    sql: [`delete from timeline where kind = 'quote_decided'`],
  },
  { of: 'I5', what: 'a quote that was offered is gone', sql: [`delete from quote where state = 'replaced'`] },
  { of: 'I5', what: 'two grades that begin at one sum', sql: ['update volume_grade set from_fen = 100000'] },
  {
    of: 'I5',
    what: 'a campaign that gives twice in one city',
    sql: [
      `insert into promotion (org_id, id, rule, campaign, created_at, created_by) select org_id, gen_random_uuid(), rule, campaign, created_at, created_by from promotion where campaign is not null`,
    ],
  },
  { of: 'I5', what: 'a decision to keep prices, by five percent', sql: ['update price_decision set points = 500'] },
  { of: 'I7', what: 'a row of a price file is lost', sql: ['delete from price_import_row where number = 2'] },
  { of: 'I7', what: 'a faulty price file goes into a draft', sql: [`update price_import set state = 'confirmed'`] },
  {
    of: 'I8',
    what: 'a quote of which the customer was not told',
    sql: [
      `delete from outbox where inbox_id in (select id from inbox_message where template = 'quote_offered')`,
      `delete from inbox_message where template = 'quote_offered'`,
    ],
  },
  {
    of: 'I10',
    what: 'a drafted price for a territory of nobody',
    sql: [
      `update price_rule_draft set rule = jsonb_set(rule, '{territory}', '"018f0000-0000-7000-8000-000000000001"')`,
    ],
  },
  {
    of: 'I10',
    what: 'a drafted price for a tier that there is not',
    sql: [`update price_rule_draft set rule = rule || '{"tier":"secret"}'`],
  },
  { of: 'I10', what: 'a tier that was granted is gone', sql: ['delete from price_tier'] },
  {
    of: 'I10',
    what: 'a tier granted to nobody',
    sql: [`update price_grant set grant_rule = grant_rule || '{"party":"018f0000-0000-7000-8000-000000000001"}'`],
  },
  {
    of: 'I10',
    what: 'partners paid by rules that there are not',
    sql: [`update partner_level set share_set = 'nowhere'`],
  },
  {
    of: 'I11',
    what: 'a version of a price book is gone',
    sql: [
      `insert into price_book (org_id, id, kind, version, label, published_at) select org_id, gen_random_uuid(), kind, version + 2, label, now() from price_book`,
    ],
  },
  {
    of: 'I11',
    what: 'a draft that follows a version still to come',
    sql: ['update price_book_draft set based_on = based_on + 5'],
  },
]

describe('and of prices', () => {
  test.each(ofPrices)('$of: $what', async ({ of, sql }) => {
    const found = await broken(async (client) => {
      for (const statement of sql) {
        const { rowCount } = await client.query(statement)
        if (!statement.startsWith('delete from outbox')) expect(rowCount, statement).toBeGreaterThan(0)
      }
    })
    expect(found).toContain(of)
  })
})

describe('and more of them', () => {
  test.each(more)('$of: $what', async ({ of, sql }) => {
    const found = await broken(async (client) => {
      for (const statement of sql) await client.query(statement)
    })
    expect(found).toContain(of)
  })
})
