import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { day, hour, type OrgId } from '@field/domain/kernel'
import { openDatabase } from '../src/platform/database/kysely.ts'
import { inTransaction } from '../src/platform/database/transaction.ts'
import { newId } from '../src/platform/id.ts'
import { bringPhone, enter, type Person } from './api.ts'
import { moveTo, moveToNow, storyNow } from './clock.ts'
import { type Founded, foundCompany } from './found.ts'
import { fillStock, joinCustomers, joinMembers } from './join.ts'
import { setting } from './setting.ts'
import { neighbour, neighbourMembers } from './story/neighbour.ts'
import { customers, founder, members } from './story/people.ts'
import { overhauls, past, present } from './story/tales.ts'
import { payUntil, type Tale, tell } from './tell.ts'

const start = Date.now()
const say = (words: string) => console.log(`${words} · ${((Date.now() - start) / 1000).toFixed(1)} s`)
const db = openDatabase(setting('DATABASE_WORKER_URL'), { size: 2, name: 'field-seeds' })

type Role = (typeof members)[number]['role']
const those = (list: typeof members, role: Role) => list.filter((one) => one.role === role)

async function found(
  company: { code: string; name: string; founder: Person },
  people: typeof members,
): Promise<Founded> {
  enter(company.code)
  const orgId = newId<OrgId>()
  const openid = await bringPhone(company.founder)
  const names = { code: company.code, name: company.name, founder: { name: company.founder.name, openid } }
  const founded = await inTransaction(db, { orgId }, (tx) =>
    foundCompany(tx, orgId, names, storyNow(), setting('WECHAT_APPID')),
  )
  await joinMembers(founded, people, company.founder)
  await fillStock(db, founded, those(people, 'technician'), company.founder)
  return founded
}

async function tellAll(company: Founded, people: typeof members, tales: readonly Tale[], what: string): Promise<void> {
  const staff = those(people, 'store_staff')
  const cast = {
    company,
    technicians: those(people, 'technician'),
    dispatcher: those(people, 'dispatcher')[0] ?? people[0] ?? { key: '', name: '' },
    finance: those(people, 'finance')[0] ?? people[0] ?? { key: '', name: '' },
    staffOf: (store: string): Person => {
      const who = staff.find(({ place }) => place === store)
      if (!who) throw new Error(`nobody works at ${store}`)
      return who
    },
  }
  for (const [i, tale] of tales.entries()) {
    await tell(cast, tale)
    if ((i + 1) % 20 === 0) say(`${what}: ${i + 1} of ${tales.length}`)
  }
  say(`${what}: ${tales.length} work orders`)
}

const homes: Partial<Record<Role | 'customer', string>> = {
  technician: 'technician/today/page',
  store_staff: 'store/board/page',
  dispatcher: 'dispatch/board/page',
  manager: 'manage/overview/page',
  finance: 'manage/settlements/page',
  admin: 'manage/overview/page',
}

// `none`: people, machines and stock only, for tests that tell a story of their own.
const tales = process.env.SEED_TALES === 'none' ? [] : ['past', 'present']

try {
  const now = Date.now()
  if (tales.length > 0) await moveTo(now - 61 * day)
  const ours = await found({ code: 'chengning', name: '澄宁服务', founder }, members)
  say('澄宁服务: people, machines, library, stock')
  await joinCustomers(customers)
  if (tales.includes('past')) await tellAll(ours, members, past(now), 'the last sixty days')
  const theirs = await found(neighbour, neighbourMembers)
  await joinCustomers([neighbour.customer])
  if (tales.includes('past')) await tellAll(theirs, neighbourMembers, neighbour.tales(now), neighbour.name)
  enter('chengning')
  if (tales.includes('past')) {
    await tellAll(ours, members, overhauls(now), 'overhauls')
    await moveTo(now - 20 * hour)
    for (const finance of those(members, 'finance')) await payUntil(finance, now - 8 * day)
    say('finance has paid what is older than a week')
  }
  if (tales.includes('present')) await tellAll(ours, members, present(now), 'today')
  if (tales.length > 0) await moveToNow()
  await writePeople(ours)
  say('the story is told')
} finally {
  await db.close()
}

/** Whom one can open the client as, for the block that `npm start` prints. */
async function writePeople(company: Founded): Promise<void> {
  const sticker = company.asset('lingshi_cn_l460_1').tag
  const shown = [
    { role: 'customer', ...customers[0], page: `pages/landing/page?scene=${sticker}` },
    ...[...members, founder]
      .filter((one) => one.shown)
      .map((one) => ({ ...one, page: homes[one.role] ?? 'pages/landing/page' })),
  ]
  const people = shown.map(({ role, name, key, page }) => ({
    role,
    name,
    phoneId: key,
    link: `/?phone=${key}#/${page}`,
  }))
  const file = setting('PEOPLE_FILE')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(people, null, 2)}\n`)
}
