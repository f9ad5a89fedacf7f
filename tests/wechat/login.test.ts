import { describe, expect, it } from 'vitest'
import { app, appId, askToken, loginCode, nameOf, reply, type Stage, secret, setStage } from './support/stage.ts'

const minutes = 60_000

const phoneCode = (stage: Stage, of = appId) =>
  stage.control<{ code: string; errno?: number }>('POST', '/phones/chen/phone-code', { appId: of })

describe('login', () => {
  it('tells the same person by the same openid, with a new session key', async () => {
    const stage = await setStage()
    const first = await stage.wechat.code2Session(await loginCode(stage))
    const second = await stage.wechat.code2Session(await loginCode(stage))
    expect(first).toMatchObject({ state: 'ok', value: { openid: stage.openid('chen') } })
    expect(second).toMatchObject({ state: 'ok', value: { openid: stage.openid('chen') } })
    expect(first).not.toEqual(second)
    await stage.control('PUT', '/behaviour', { rotateSessionKey: false })
    expect(await stage.wechat.code2Session(await loginCode(stage))).toEqual(second)
  })

  it('takes a code once and for five minutes', async () => {
    const stage = await setStage()
    const code = await loginCode(stage)
    stage.clock.now += 5 * minutes - 1
    expect(nameOf(await stage.wechat.code2Session(code))).toBe('ok')
    expect(nameOf(await stage.wechat.code2Session(code))).toBe('code_used')
    const late = await loginCode(stage)
    stage.clock.now += 5 * minutes
    expect(nameOf(await stage.wechat.code2Session(late))).toBe('invalid_code')
  })

  it('gives a unionid only for an app that is bound', async () => {
    const stage = await setStage()
    const bound = await stage.wechat.code2Session(await loginCode(stage))
    expect(bound.state === 'ok' && bound.value.unionid).toMatch(/^o6_/)
    await stage.control('PATCH', `/apps/${appId}`, { bound: false })
    const unbound = await stage.wechat.code2Session(await loginCode(stage))
    expect(unbound.state === 'ok' && 'unionid' in unbound.value).toBe(false)
  })

  it('refuses a person at risk, a phone code, and calls that are not as they should be', async () => {
    const stage = await setStage()
    await stage.control('POST', '/phones', { id: 'risk', risky: true })
    expect(nameOf(await stage.wechat.code2Session(await loginCode(stage, 'risk')))).toBe('user_blocked')
    expect(nameOf(await stage.wechat.code2Session((await phoneCode(stage)).code))).toBe('invalid_code')
    const path = `/sns/jscode2session?appid=${appId}&secret=${secret}&grant_type=authorization_code`
    expect((await reply(stage.raw('POST', `${path}&js_code=x`))).errcode).toBe(41002)
    expect((await reply(stage.raw('GET', path))).errcode).toBe(41008)
    expect(nameOf(await stage.client({ secret: 'x' }).code2Session('x'))).toBe('invalid_secret')
  })
})

describe('phone number', () => {
  it('comes for a phone code, once', async () => {
    const stage = await setStage()
    const { code } = await phoneCode(stage)
    expect(await stage.wechat.phoneNumber(code, stage.openid('chen'))).toEqual({
      state: 'ok',
      value: { phoneNumber: '13800001111', purePhoneNumber: '13800001111', countryCode: '86' },
    })
    expect(nameOf(await stage.wechat.phoneNumber(code))).toBe('invalid_code')
  })

  it('refuses a login code, a late one, another app and another person', async () => {
    const other = { ...app, appId: 'wx00000000000000bb' }
    const stage = await setStage({ apps: [app, other], phones: [{ id: 'chen' }, { id: 'li' }] })
    expect(nameOf(await stage.wechat.phoneNumber(await loginCode(stage)))).toBe('invalid_code')
    expect(nameOf(await stage.wechat.phoneNumber((await phoneCode(stage, other.appId)).code))).toBe('invalid_appid')
    const { code } = await phoneCode(stage)
    expect(nameOf(await stage.wechat.phoneNumber(code, stage.openid('li')))).toBe('invalid_openid')
    stage.clock.now += 5 * minutes
    expect(nameOf(await stage.wechat.phoneNumber(code))).toBe('invalid_code')
  })

  it('refuses a body that is not JSON', async () => {
    const stage = await setStage()
    const { access_token: token } = await askToken(stage)
    const path = `/wxa/business/getuserphonenumber?access_token=${token}`
    expect((await reply(stage.raw('POST', path, 'code=1'))).errcode).toBe(47001)
  })

  it('is out of quota after so many', async () => {
    const stage = await setStage()
    await stage.control('PATCH', `/apps/${appId}`, { phoneQuota: 1 })
    expect((await phoneCode(stage)).code).toBeTruthy()
    expect((await phoneCode(stage)).errno).toBe(1400001)
  })
})
