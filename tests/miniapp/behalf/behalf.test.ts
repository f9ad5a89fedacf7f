import { applianceRepair } from '@field/presets'
import { describe, expect, test } from 'vitest'
import {
  begunWith,
  type Customer,
  carryOver,
  choicesOf,
  customerIn,
  customerLines,
  faultOf,
  fewDigits,
  filledIn,
  matching,
  nothingChosen,
  onlyChoice,
  requestFor,
  type Story,
  thingsOf,
  whoLine,
} from '../../../miniapp/src/behalf/report/model.ts'
import { draftAgain, type ReportDraft } from '../../../miniapp/src/report/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { behalfWords } from '../../../miniapp/src/words/behalf.ts'

const w = wordsIn(behalfWords, 'zh-CN')
const now = Date.UTC(2026, 10, 24, 5)
const form = applianceRepair.report
const id = '01a200ae-0000-4000-8000-000000000001'
const mei: Customer = {
  id,
  name: '梅女士',
  phoneMasked: '156******77',
  level: null,
  openOrders: 1,
  assets: [],
  lastPlace: '邻禾便利 灵石路店',
}
const device: Story['devices'][number] = {
  id: 'd1',
  name: '家用冰箱',
  model: 'CN-L460',
  serial: '2309-01190',
  place: null,
  address: '海防路 18 弄 3 号',
  warranties: [{ label: { 'zh-CN': '整机' }, until: Date.UTC(2028, 4, 1) }],
  installedAt: null,
  lastService: { at: now - 1_000, title: '不制冷' },
  open: false,
}
const story: Story = { ...mei, devices: [device], places: [], addresses: [] }

describe('#30 what a link and a choice say', () => {
  test('#30 a link carries a customer’s id, and anything else carries nobody', () => {
    expect(customerIn(id.toUpperCase())).toBe(id)
    expect([customerIn(undefined), customerIn(''), customerIn('../me'), customerIn(`${id}x`)]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
  test('#30 #39 entrances say what one may start; work types only while there are none, also to an older server', () => {
    const label = { 'zh-CN': '来电' }
    const entrance = { code: 'phone', kind: 'staff', label, source: 'phone', workType: { key: 'a', label } } as const
    expect(choicesOf({ entrances: [entrance], workTypes: [] })).toEqual([{ entrance: 'phone', workType: 'a', label }])
    expect(choicesOf({ entrances: [], workTypes: [{ key: 'b', label }] })).toEqual([
      { entrance: null, workType: 'b', label },
    ])
    expect(choicesOf({ entrances: [] } as unknown as Parameters<typeof choicesOf>[0])).toEqual([])
  })
  test('#30 two of one name are told apart by number and place', () => {
    expect(customerLines(mei)).toEqual(['156******77', '邻禾便利 灵石路店'])
    expect(customerLines({ ...mei, phoneMasked: null, lastPlace: null })).toEqual([])
  })
  test('#30 of a new customer’s number only the end is shown', () => {
    expect(whoLine({ id: null, name: '王', phone: '13700002468' }, w)).toBe('新客户 · 电话尾号 68')
    expect(whoLine({ id: null, name: '王', phone: null }, w)).toBe('新客户 · 没有留电话')
    expect(whoLine({ id, name: '梅女士', phone: '156******77' }, w)).toBe('156******77')
  })
})

describe('#30 which thing', () => {
  test('#30 #19 a device comes with place, model, warranty and last repair', () => {
    const [first, last, ...more] = thingsOf(story, w, now)
    expect([first?.title, first?.sub, first?.facts]).toEqual([
      '家用冰箱',
      '海防路 18 弄 3 号',
      'CN-L460 · 保修到 2028-05-01 · 上次：不制冷',
    ])
    expect([last?.key, more.length]).toEqual(['elsewhere', 0])
  })
  test('#30 nothing is asked where there is one answer, unless that one is in repair', () => {
    expect(onlyChoice(thingsOf(story, w, now))?.key).toBe('d1')
    expect(onlyChoice(thingsOf(null, w, now))?.key).toBe('elsewhere')
    expect(onlyChoice(thingsOf({ ...story, devices: [{ ...device, open: true }] }, w, now))).toBeNull()
    const store = { id: 's', name: '灵石路店', address: '灵石路 745 号' }
    expect(onlyChoice(thingsOf({ ...story, places: [store] }, w, now))).toBeNull()
  })
  test('#30 #19 fields that ask for it are filled with what is known, and nothing typed is written over', () => {
    const field = (key: string, from: 'asset' | 'customer') =>
      ({ key, kind: 'text', label: { 'zh-CN': key }, default: { from, key } }) as const
    const asked = { ...form, fields: [...form.fields, field('serial', 'asset'), field('name', 'customer')] }
    const chosen = {
      ...nothingChosen,
      who: { id, name: '梅女士', phone: null },
      thing: { kind: 'device', id: 'd1', name: '', sub: '' } as const,
    }
    expect(filledIn(asked, story, chosen, { words: '不冷' })).toEqual({
      serial: '2309-01190',
      name: '梅女士',
      words: '不冷',
    })
    expect(filledIn(asked, story, chosen, { name: '梅太太' })).toMatchObject({ name: '梅太太' })
  })
  test('#30 another kind takes over the answers that its form asks for too', () => {
    const other = { ...form, fields: form.fields.filter(({ key }) => key !== 'symptoms') }
    expect(carryOver(other, { symptoms: ['leak'], words: '漏水' })).toEqual({ words: '漏水' })
    const long = { words: '长'.repeat(1_001) }
    expect(carryOver(form, long)).toEqual(long)
    expect(carryOver(form, { symptoms: ['not one of them'], words: '漏水' })).toEqual({ words: '漏水' })
  })
})

describe('#30 the request', () => {
  const draft: ReportDraft = {
    id,
    answers: { words: '不冷', photos: ['p1'], other_form: 'x' },
    files: [
      { id: 'p1', purpose: 'photo', path: 'kept:p1', bytes: 1, confirmed: false },
      { id: 'p2', purpose: 'photo', path: 'kept:p2', bytes: 1, confirmed: false },
    ],
    seconds: {},
    address: ' 愚园路 12 号 ',
  }
  const what = { entrance: 'phone', workType: 'repair', label: { 'zh-CN': '来电' } }
  const known = { id, name: '梅女士', phone: null }
  test('#30 names customer, entrance and device, and the answers of its form alone', () => {
    const thing = { kind: 'device', id: 'd1', name: '', sub: '' } as const
    const { body, files } = requestFor(draft, form, { who: known, what, thing })
    expect(body).toEqual({
      entrance: 'phone',
      customerId: id,
      assetId: 'd1',
      answers: { words: '不冷', photos: ['p1'] },
    })
    expect(files.map((file) => file.id)).toEqual(['p1'])
  })
  test('#30 a new customer goes with the report, the number only with what they said to it', () => {
    const of = (who: NonNullable<typeof nothingChosen.who>) =>
      requestFor(draft, form, { who, what: { ...what, entrance: null }, thing: { kind: 'address' } }).body
    expect(of({ id: null, name: ' 王女士 ', phone: '13700002468', agreed: true })).toMatchObject({
      workType: 'repair',
      customer: { name: '王女士', phone: '13700002468', agreed: true },
      address: '愚园路 12 号',
    })
    expect(of({ id: null, name: '王女士', phone: null, agreed: false }).customer).toEqual({ name: '王女士' })
  })
  test('#30 a refused report becomes the same draft again, under a new key, with whom it was for', () => {
    const behalf = { who: known, what, thing: { kind: 'address' } as const }
    const entry = {
      body: { ...requestFor(draft, form, behalf).body },
      files: draft.files,
      about: {
        what: 'report',
        title: '梅女士',
        token: 'for',
        page: '/behalf/report/page',
        behalf: JSON.stringify(behalf),
      },
    }
    const again = draftAgain(entry, 'new-key')
    expect([again.token, again.page]).toEqual(['for', '/behalf/report/page'])
    expect(again.draft).toMatchObject({ id: 'new-key', address: '愚园路 12 号', behalf, answers: { words: '不冷' } })
    const own = draftAgain({ body: { answers: {} }, files: [], about: { token: 'a b' } }, 'k')
    expect([own.page, own.draft.behalf]).toEqual(['/pages/report/page?scene=a%20b', undefined])
  })
})

describe('#30 finding and taking down', () => {
  test('#30 too few figures are not searched for', () => {
    expect([fewDigits('117'), fewDigits('1177'), fewDigits('梅')]).toEqual([true, false, false])
  })
  test('#30 without a network the customers on the phone are searched by name and place', () => {
    const wang = { ...mei, id: 'w', name: 'Wang', lastPlace: null }
    expect(matching([mei, wang], ' 梅 ')).toEqual([mei])
    expect(matching([mei, wang], '灵石')).toEqual([mei])
    expect(matching([mei, wang], 'wAN')).toEqual([wang])
  })
  test('#30 what was searched for begins the new customer', () => {
    expect(begunWith('137 0000 2468')).toEqual({ name: '', phone: '13700002468' })
    expect(begunWith(' 王女士 ')).toEqual({ name: '王女士', phone: '' })
  })
  test('#30 the first thing that is wrong is named; a number needs the customer’s word', () => {
    expect(faultOf({ name: ' ', phone: '', agreed: false })).toBe('name')
    expect(faultOf({ name: '王', phone: '', agreed: false })).toBeNull()
    expect(faultOf({ name: '王', phone: '137', agreed: true })).toBe('phone')
    expect(faultOf({ name: '王', phone: '13700002468', agreed: false })).toBe('agreed')
    expect(faultOf({ name: '王', phone: '13700002468', agreed: true })).toBeNull()
  })
})
