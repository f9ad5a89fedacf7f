import { launchOf } from '@field/wechat-sandbox'
import jsqr from 'jsqr'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { nameOf, type Stage, setStage } from './support/stage.ts'

const everyCharacter = "aZ09!#$&'()*+,/:;=?@-._~"
const page = 'pages/progress/index'

const readWith = async (bytes: Uint8Array): Promise<string | undefined> => {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data
}

const code = async (stage: Stage, scene: string, more: object = {}) => {
  const outcome = await stage.wechat.unlimitedQrCode({ scene, page, ...more })
  if (outcome.state !== 'ok') throw new Error(nameOf(outcome))
  return outcome.value
}

describe('the mini-program code', () => {
  it('is a picture that leads to the page, with every character a scene may have', async () => {
    const stage = await setStage()
    const { bytes, contentType } = await code(stage, everyCharacter, { width: 600 })
    expect(contentType).toBe('image/png')
    expect((await sharp(bytes).metadata()).width).toBe(600)
    expect(await readWith(bytes)).toBe(`${page}?scene=${encodeURIComponent(everyCharacter)}`)
    const scanned = await fetch(`${stage.url}/sandbox/scan`, {
      method: 'POST',
      body: bytes.slice(),
      headers: { 'content-type': 'image/png' },
    })
    const launch = (await scanned.json()) as { path: string; query: { scene: string }; scene: number }
    expect(launch).toEqual({ path: page, query: { scene: encodeURIComponent(everyCharacter) }, scene: 1047 })
    expect(decodeURIComponent(launch.query.scene)).toBe(everyCharacter)
  })

  it('is told by its type, JPEG as well as PNG, and the camera reads both', async () => {
    const stage = await setStage({ behaviour: { jpegCodes: true } })
    const { bytes, contentType } = await code(stage, everyCharacter)
    expect([contentType, (await sharp(bytes).metadata()).format]).toEqual(['image/jpeg', 'jpeg'])
    const scan = (body: Uint8Array) =>
      fetch(`${stage.url}/sandbox/scan`, {
        method: 'POST',
        body: body.slice(),
        headers: { 'content-type': 'image/jpeg' },
      })
    const scanned = await scan(bytes)
    expect(await scanned.json()).toEqual({
      path: page,
      query: { scene: encodeURIComponent(everyCharacter) },
      scene: 1047,
    })
    const blank = await sharp({ create: { width: 90, height: 90, channels: 3, background: 'white' } })
      .jpeg()
      .toBuffer()
    expect([(await scan(blank)).status, (await scan(bytes.subarray(0, 60))).status]).toEqual([422, 422])
  })

  it('leads home without a page', async () => {
    const stage = await setStage()
    const outcome = await stage.wechat.unlimitedQrCode({ scene: 't=1' })
    const bytes = outcome.state === 'ok' ? outcome.value.bytes : new Uint8Array()
    expect(await readWith(bytes)).toBe('pages/index/index?scene=t%3D1')
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['32 characters', { scene: 'a'.repeat(32) }, 'ok'],
    ['33 characters', { scene: 'a'.repeat(33) }, 'invalid_scene_length'],
    ['a percent sign', { scene: 'a%20' }, 'invalid_scene'],
    ['Chinese', { scene: '空调' }, 'invalid_scene'],
    ['an empty scene', { scene: '' }, 'invalid_scene'],
    ['a reserved name', { scene: 'scancode_time=1' }, 'scancode_time_reserved'],
    ['a leading slash', { page: `/${page}` }, 'invalid_page'],
    ['a query in the page', { page: `${page}?a=1` }, 'invalid_page'],
    ['a page that is not published', { page: 'pages/new/index' }, 'invalid_page'],
    ['such a page, unchecked', { page: 'pages/new/index', checkPath: false }, 'ok'],
    ['an unknown version', { envVersion: 'beta' }, 'invalid_argument'],
  ])('for %s', async (_, more, name) => {
    const { wechat } = await setStage()
    expect(nameOf(await wechat.unlimitedQrCode({ scene: 'a', page, ...more }))).toBe(name)
  })

  it('is counted by the minute', async () => {
    const stage = await setStage({ behaviour: { qrCodesPerMinute: 3 } })
    const draw = async () => nameOf(await stage.wechat.unlimitedQrCode({ scene: 'a', page, width: 280 }))
    expect([await draw(), await draw(), await draw(), await draw()]).toEqual(['ok', 'ok', 'ok', 'quota_exhausted'])
    stage.clock.now += 60_000
    expect(await draw()).toBe('ok')
    expect(await stage.control('PUT', '/behaviour', { qrCodesPerMinute: 5_000 })).toMatchObject({
      qrCodesPerMinute: 5_000,
    })
  })
})

it('takes nothing else for a code', () => {
  expect(['https://example.com/?scene=1', 'pages/a', 'pages/a?x=1', ''].map(launchOf)).toEqual(Array(4).fill(undefined))
})
