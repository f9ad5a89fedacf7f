import { asId, type ServiceItemId } from '@field/domain/kernel'
import { type OfflineItem, packItem, shelfOf } from '@field/domain/library'
import { expect, test } from 'vitest'
import type { Answer } from '../../../miniapp/src/data/answer.ts'
import { findItems } from '../../../miniapp/src/library/found.ts'
import {
  type FetchPage,
  type Held,
  nothingHeld,
  readHeld,
  syncLibrary,
} from '../../../miniapp/src/library/kept-library.ts'

const idOf = (n: number) => `0190b0a0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const item = (n: number, changes: Partial<OfflineItem> = {}): OfflineItem => ({
  id: asId<ServiceItemId>(idOf(n)),
  code: `AC-${n}`,
  label: { 'zh-CN': `清洗空调滤网${n}`, en: `Clean filter ${n}` },
  pinyin: `qingxikongtiaolvwang${n}`,
  initials: `qxktlw${n}`,
  minutes: 30,
  parts: [],
  hints: [{ 'zh-CN': '电梯要收费' }],
  path: [{ 'zh-CN': '空调' }],
  version: 1,
  ...changes,
})

type Page = {
  readonly items: readonly OfflineItem[]
  readonly gone?: readonly string[]
  readonly more?: boolean
  readonly fresh?: boolean
  readonly cursor: string
}
const offline = { ok: false, why: 'offline' } as const
const answerOf = ({ items, gone = [], more = false, fresh = false, cursor }: Page): Awaited<ReturnType<FetchPage>> => ({
  ok: true,
  value: { items: items.map(packItem), gone: [...gone], more, fresh, cursor },
})

/** A server that answers in turn, and remembers from where it was asked. */
function server(...pages: (Page | typeof offline | Answer<never>)[]) {
  const asked: (string | null)[] = []
  const left = [...pages]
  const fetchPage: FetchPage = async (since) => {
    asked.push(since)
    const page = left.shift() ?? offline
    return 'ok' in page ? page : answerOf(page)
  }
  return { asked, fetchPage }
}

function phone(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>()
  let writes = 0
  return {
    kept,
    written: () => writes,
    read: async <T>(key: string) => (kept.has(key) ? (JSON.parse(kept.get(key) as string) as T) : null),
    write: async (key: string, value: unknown) => {
      if (writes >= room) return false
      writes += 1
      kept.set(key, JSON.stringify(value))
      return true
    },
  }
}

const sync = (before: Held, storage: ReturnType<typeof phone>, fetchPage: FetchPage, now = 1_000) =>
  syncLibrary(before, { storage, owner: 'me', fetchPage, now })
const codes = ({ items }: Held) => [...items.values()].map(({ code }) => code).sort()

test('#46 the library comes page by page from the cursor and stands on the phone after a restart', async () => {
  const storage = phone()
  const { asked, fetchPage } = server(
    { items: [item(1), item(2)], more: true, fresh: true, cursor: 'a' },
    { items: [item(3)], cursor: 'b' },
  )
  const first = await sync(nothingHeld, storage, fetchPage)
  expect([asked, first.whole, first.kept]).toEqual([[null, 'a'], true, true])
  const again = await readHeld(storage, 'me')
  expect([codes(again), again.cursor, again.at]).toEqual([['AC-1', 'AC-2', 'AC-3'], 'b', 1_000])
  expect(again.items.get(idOf(1))).toEqual(item(1))
  expect((await readHeld(storage, 'another')).items.size).toBe(0)
})

test('what changed replaces, what is gone goes, and only its buckets are written', async () => {
  const storage = phone()
  const { held } = await sync(
    nothingHeld,
    storage,
    server({ items: [item(1), item(2), item(3)], fresh: true, cursor: 'a' }).fetchPage,
  )
  const before = storage.written()
  const { fetchPage, asked } = server({ items: [item(2, { minutes: 45 })], gone: [idOf(3)], cursor: 'b' })
  const next = await sync(held, storage, fetchPage, 2_000)
  expect(asked).toEqual(['a'])
  expect(storage.written() - before).toBe(3)
  const again = await readHeld(storage, 'me')
  expect([codes(again), again.items.get(idOf(2))?.minutes]).toEqual([['AC-1', 'AC-2'], 45])
  expect(next.held.at).toBe(2_000)
})

test('a broken network keeps what came; a library that begins anew serves the old one until it is whole', async () => {
  const storage = phone()
  const half = await sync(
    nothingHeld,
    storage,
    server({ items: [item(1)], more: true, fresh: true, cursor: 'a' }, offline).fetchPage,
  )
  expect([codes(half.held), half.held.cursor, half.held.at, half.whole]).toEqual([['AC-1'], 'a', null, false])
  const moved = await sync(
    half.held,
    storage,
    server({ items: [item(8)], more: true, fresh: true, cursor: 'x' }, offline).fetchPage,
  )
  expect(codes(moved.held)).toEqual(['AC-1'])
  expect((await readHeld(storage, 'me')).cursor).toBe('a')
  const whole = await sync(half.held, storage, server({ items: [item(8)], fresh: true, cursor: 'x' }).fetchPage)
  expect(codes(whole.held)).toEqual(['AC-8'])
  expect(codes(await readHeld(storage, 'me'))).toEqual(['AC-8'])
})

test('a phone that dies or is full between two writes loses nothing: the older cursor asks again', async () => {
  const pages = () =>
    server({ items: [item(1, { minutes: 60 }), item(18), item(3)], gone: [idOf(2)], cursor: 'b' }).fetchPage
  for (let room = 0; room < 5; room++) {
    const storage = phone()
    const { held } = await sync(
      nothingHeld,
      storage,
      server({ items: [item(1), item(2)], fresh: true, cursor: 'a' }).fetchPage,
    )
    const full = { ...phone(room), kept: storage.kept }
    let left = room
    full.write = async (key, value) => (left-- > 0 ? storage.write(key, value) : false)
    full.read = storage.read
    await sync(held, full, pages())
    const after = await readHeld(storage, 'me')
    const mended = after.cursor === 'b' ? after : (await sync(after, storage, pages())).held
    expect(codes(mended)).toEqual(['AC-1', 'AC-18', 'AC-3'])
    expect(mended.items.get(idOf(1))?.minutes).toBe(60)
  }
})

test('a cursor that the server does not take begins anew', async () => {
  const refused = { ok: false, why: 'refused', status: 422, failure: { code: 'wrong_format', requestId: '' } } as const
  const { asked, fetchPage } = server(refused, { items: [item(1)], fresh: true, cursor: 'b' })
  const { held } = await sync({ ...nothingHeld, cursor: 'old' }, phone(), fetchPage)
  expect([asked, codes(held)]).toEqual([['old', null], ['AC-1']])
})

test('#45 of five thousand items the right one is found by name, pinyin, initials and code', () => {
  const all = Array.from({ length: 5_000 }, (_, n) => item(n))
  const shelf = shelfOf([
    ...all,
    item(9_001, {
      label: { 'zh-CN': '更换启动电容' },
      pinyin: 'genghuanqidongdianrong',
      initials: 'ghqddr',
      code: 'EL-7',
    }),
  ])
  for (const typed of ['启动', 'qddr', 'genghuan', 'EL7', 'el-7']) {
    const [best] = findItems(shelf, typed, 40)
    expect(best?.item.code).toBe('EL-7')
  }
  expect(findItems(shelf, 'qddr', 1)[0]?.match).toEqual([[2, 6]])
  expect(findItems(shelf, '启动', 1)[0]?.match).toEqual([[2, 4]])
})
