import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, foundCompanies } from '../../support/company.ts'
import { codeOf, planFault } from '../../support/sandbox-phone.ts'
import { startServer, type TestServer } from '../../support/server.ts'

let server: TestServer
let ours: Company

beforeAll(async () => {
  server = await startServer({ sandbox: { phones: [{ id: 'mei', number: '15600001177' }, { id: 'risky' }] } })
  ;({ ours } = await foundCompanies(server.database.urls))
})
afterAll(() => server.stop())

const signIn = async (phone: string, organization?: string) =>
  server.with()('POST /auth/wechat', {
    body: { code: await codeOf(server, phone), ...(organization ? { organization } : {}) },
  })

describe('signing in with a wx.login code', () => {
  it('makes a customer of a newcomer in the named organization, once', async () => {
    const first = (await signIn('mei', ours.code)).value
    expect(first.me).toMatchObject({
      name: '微信用户',
      role: 'customer',
      phoneMasked: null,
      organization: { code: ours.code },
    })
    expect(first.me.memberships).toEqual([{ role: 'customer', placeId: null, placeName: null }])
    const again = (await signIn('mei')).value
    expect(again.me.id).toBe(first.me.id)
    expect((await server.with(again.accessToken)('GET /me')).value).toEqual(again.me)
  })

  it('makes one customer of a newcomer who taps twice', async () => {
    const both = await Promise.all([signIn('twice'), signIn('twice'), signIn('twice')])
    expect(new Set(both.map(({ value }) => value.me.id)).size).toBe(1)
  })

  it('knows a code once, and no other text', async () => {
    const code = await codeOf(server, 'mei')
    const first = await server.with()('POST /auth/wechat', { body: { code } })
    expect(first.status).toBe(200)
    const second = await server.with()('POST /auth/wechat', { body: { code } })
    expect([second.status, second.error.code]).toEqual([401, 'code_invalid'])
    const invented = await server.with()('POST /auth/wechat', { body: { code: 'invented' } })
    expect([invented.status, invented.error.code]).toEqual([401, 'code_invalid'])
  })

  it('says so when WeChat is away, and makes nobody', async () => {
    await planFault(server, '/sns/jscode2session', 'http_502')
    const answer = await signIn('nobody')
    expect([answer.status, answer.error.code, answer.headers.get('retry-after')]).toEqual([
      503,
      'wechat_unavailable',
      '3',
    ])
  })

  it('refuses an organization that is not of this app, and one that is not there, alike', async () => {
    const foreign = await signIn('mei', 'other')
    const missing = await signIn('mei', 'nowhere')
    expect([foreign.status, foreign.error.code, foreign.error.path]).toEqual([404, 'not_found', 'organization'])
    expect([missing.status, missing.error.code, missing.error.path]).toEqual([404, 'not_found', 'organization'])
  })
})

describe('the phone number', () => {
  it('is fetched from WeChat once for a key, kept, and shown masked', async () => {
    const { accessToken } = (await signIn('mei')).value
    const call = server.with(accessToken)
    const code = await codeOf(server, 'mei', 'phone-code')
    const key = crypto.randomUUID()
    const first = await call('POST /me/phone', { body: { code }, key })
    expect(first.value.phoneMasked).toBe('156******77')
    const again = await call('POST /me/phone', { body: { code }, key })
    expect([again.status, again.headers.get('idempotent-replayed'), again.text]).toEqual([200, 'true', first.text])
    const spent = await call('POST /me/phone', { body: { code } })
    expect([spent.status, spent.error.code, spent.error.path]).toEqual([422, 'wrong_format', 'code'])
  })
})
