import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Reply } from '@field/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../support/company.ts'
import { picture, report, type Sent, sendFile, startTown, stopTown, type Town } from '../../support/job.ts'

let town: Town
let skew = 0
beforeAll(async () => {
  town = await startTown({ parts: { clock: { now: () => Date.now() + skew } } })
})
afterAll(() => stopTown(town))

const send = (person: Person, sent: Sent) => sendFile(town.server, person, sent)
const kept = async (response: Response) => {
  expect(response.status).toBe(201)
  return (await response.json()) as Reply<'POST /files'>
}
const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code
/** The link as it works here: the server of the test listens on another port than it tells. */
const follow = (link: string) => {
  const { pathname, search } = new URL(link)
  return fetch(`${town.server.url}${pathname}${search}`)
}

const bytesWithPlace = () =>
  sharp({ create: { width: 4000, height: 1000, channels: 3, background: '#8a5' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Spion' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 16/1 48/1' } })
    .toBuffer()

describe('photos', () => {
  test('are encoded anew: no position, no hidden payload, no edge beyond 2560, a thumbnail of 320', async () => {
    const original = await bytesWithPlace()
    // What withExif wrote: the tag of the position's folder, big- or little-endian, and the maker's name.
    const { exif } = await sharp(original).metadata()
    expect(exif?.includes(Buffer.from([0x25, 0x88])) || exif?.includes(Buffer.from([0x88, 0x25]))).toBe(true)
    expect(original.includes('Spion')).toBe(true)
    const bytes = Buffer.concat([original, Buffer.from('PK\x03\x04 hidden')])
    const file = await kept(await send(town.ours.people.customer, { bytes }))
    expect(file).toMatchObject({ kind: 'image', width: 2560, height: 640 })
    const whole = Buffer.from(await (await follow(file.url)).arrayBuffer())
    expect(createHash('sha256').update(whole).digest('hex')).toBe(file.sha256)
    expect(await sharp(whole).metadata()).toMatchObject({ format: 'jpeg', width: 2560 })
    expect((await sharp(whole).metadata()).exif).toBeUndefined()
    for (const secret of ['Exif', 'Spion', 'hidden']) expect(whole.includes(secret)).toBe(false)
    const small = Buffer.from(await (await follow(file.thumbnail ?? '')).arrayBuffer())
    expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 80 })
  })

  test('stand as they were held', async () => {
    const bytes = await sharp({ create: { width: 60, height: 20, channels: 3, background: '#123' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect(await kept(await send(town.ours.people.customer, { bytes }))).toMatchObject({ width: 20, height: 60 })
  })

  test('are refused when they are no pictures, broken, too many pixels or too many bytes', async () => {
    const { customer } = town.ours.people
    const html = Buffer.from('<html><script>alert(1)</script></html>')
    expect(await codeOf(await send(customer, { bytes: html }))).toBe('file_kind')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect(await codeOf(await send(customer, { bytes: svg }))).toBe('file_kind')
    const whole = await bytesWithPlace()
    expect(await codeOf(await send(customer, { bytes: whole.subarray(0, whole.length / 2) }))).toBe('file_unreadable')
    const flood = await sharp({ create: { width: 8_000, height: 6_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(flood.length).toBeLessThan(500_000)
    const flooded = await send(customer, { bytes: flood })
    expect(flooded.status).toBe(413)
    expect(await codeOf(flooded)).toBe('file_too_large')
    const heavy = Buffer.concat([whole, Buffer.alloc(20 * 1024 * 1024)])
    expect(await codeOf(await send(customer, { bytes: heavy }))).toBe('file_too_large')
    expect(await codeOf(await send(customer, { bytes: Buffer.alloc(0) }))).toBe('required')
    expect(await codeOf(await send(customer, { bytes: whole, purpose: 'virus' }))).toBe('not_an_option')
    expect(await codeOf(await send(customer, { bytes: whole, id: '../../etc/passwd' }))).toBe('wrong_format')
  })

  test('are kept under names that say nothing, and only for their owner', async () => {
    const { world } = town.server
    const file = await kept(await send(town.ours.people.customer, { bytes: await picture(), name: '../../梅女士.jpg' }))
    const names = (await readdir(world.config.filesDir, { recursive: true })).filter((name) => name.includes('.'))
    expect(names.every((name) => /^[0-9a-f]{2}\/[0-9a-f]{32}\.(jpg|png|mp3|wav)$/.test(name))).toBe(true)
    const sums = await Promise.all(
      names.map(async (name) =>
        createHash('sha256')
          .update(await readFile(path.join(world.config.filesDir, name)))
          .digest('hex'),
      ),
    )
    expect(sums).toContain(file.sha256)
  })
})

test('signatures stay PNG with their transparency', async () => {
  const bytes = await sharp({
    create: { width: 300, height: 100, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer()
  const file = await kept(await send(town.ours.people.storeStaff, { purpose: 'signature', bytes }))
  expect(file.kind).toBe('signature')
  const whole = Buffer.from(await (await follow(file.url)).arrayBuffer())
  expect(await sharp(whole).metadata()).toMatchObject({ format: 'png', hasAlpha: true })
})

test('sounds are kept as they are, and nothing else passes for one', async () => {
  const { customer } = town.ours.people
  const mp3 = Buffer.concat([Buffer.from('ID3\x04\x00\x00\x00\x00\x00\x00', 'latin1'), Buffer.alloc(2_000, 7)])
  const file = await kept(await send(customer, { purpose: 'audio', bytes: mp3, name: 'a.mp3' }))
  expect(file).toMatchObject({ kind: 'audio', thumbnail: null, width: null, bytes: mp3.length })
  const response = await follow(file.url)
  expect(response.headers.get('content-type')).toBe('audio/mpeg')
  expect(Buffer.from(await response.arrayBuffer()).equals(mp3)).toBe(true)
  expect(await codeOf(await send(customer, { purpose: 'audio', bytes: await picture() }))).toBe('file_kind')
  expect(await codeOf(await send(customer, { purpose: 'photo', bytes: mp3 }))).toBe('file_kind')
})

describe('the same id again', () => {
  test('is the same file for the same bytes of the same person, also when sent twice at once', async () => {
    const { customer } = town.ours.people
    const sent = { id: randomUUID(), bytes: await picture() }
    const both = await Promise.all([send(customer, sent), send(customer, sent)])
    const files = [...(await Promise.all(both.map(kept))), await kept(await send(customer, sent))]
    expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(new Set(files.map(({ id }) => id))).toEqual(new Set([sent.id]))
  })

  test('is refused for other bytes and for another person', async () => {
    const { customer, neighbour } = town.ours.people
    const sent = { id: randomUUID(), bytes: await picture() }
    await kept(await send(customer, sent))
    expect(await codeOf(await send(customer, { ...sent, bytes: await picture() }))).toBe('key_reused')
    expect(await codeOf(await send(neighbour, sent))).toBe('key_reused')
  })
})

describe('links', () => {
  test('open for fifteen minutes at most, and only as they were signed', async () => {
    const file = await kept(await send(town.ours.people.customer, { bytes: await picture() }))
    const response = await follow(file.url)
    expect(response.status).toBe(200)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${file.id}.jpg"`)
    expect(response.headers.get('cache-control')).toMatch(/^private, max-age=\d+, immutable$/)

    const tampered = (change: (link: URL) => void) => {
      const link = new URL(file.url)
      change(link)
      return follow(link.href)
    }
    const other = await kept(await send(town.ours.people.customer, { bytes: await picture() }))
    const [org, proof = ''] = (new URL(file.url).searchParams.get('s') ?? '').split('.')
    const changes: ((link: URL) => void)[] = [
      (link) => link.searchParams.set('e', String(Number(link.searchParams.get('e')) + 60)),
      (link) => link.searchParams.set('v', 'thumbnail'),
      (link) => link.searchParams.set('s', `${org}.${proof.startsWith('A') ? 'B' : 'A'}${proof.slice(1)}`),
      (link) => link.searchParams.set('s', `${town.theirs.orgId}.${proof}`),
      (link) => link.searchParams.set('s', proof),
      (link) => {
        link.pathname = `/api/files/${other.id}`
      },
    ]
    for (const change of changes) expect((await tampered(change)).status).toBe(404)

    skew = 15 * 60_000 + 1_000
    expect(await codeOf(await follow(file.url))).toBe('link_expired')
    skew = 0
  })

  test('are given to the uploader and to who may see the order, to nobody else', async () => {
    const { server, ours, theirs } = town
    const { people } = ours
    const file = await kept(await send(people.customer, { bytes: await picture() }))
    const askedBy = async (person: Person) =>
      (await (await server.as(person))('GET /files/:id/link', { params: { id: file.id } })).status
    expect(await askedBy(people.customer)).toBe(200)
    expect(await askedBy(people.dispatcher)).toBe(404)
    await report(await server.as(people.customer), ours.tags.freezer, { photos: [file.id] })
    expect(await askedBy(people.dispatcher)).toBe(200)
    expect(await askedBy(people.storeStaff)).toBe(200)
    expect(await askedBy(people.neighbour)).toBe(404)
    expect(await askedBy(theirs.people.admin)).toBe(404)
  })
})
