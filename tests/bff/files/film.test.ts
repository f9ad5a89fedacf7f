import type { Reply } from '@field/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { box, film } from '../../support/film.ts'
import { picture, type Sent, sendFile, startTown, stopTown, type Town } from '../../support/job.ts'

let town: Town
beforeAll(async () => {
  town = await startTown({})
})
afterAll(() => stopTown(town))

const send = (sent: Sent) => sendFile(town.server, town.ours.people.customer, sent)
const kept = async (sent: Sent) => {
  const response = await send(sent)
  expect(response.status).toBe(201)
  return (await response.json()) as Reply<'POST /files'>
}
const codeOf = async (sent: Sent) => ((await (await send(sent)).json()) as { error: { code: string } }).error.code
const follow = (link: string, headers: Record<string, string> = {}) => {
  const { pathname, search } = new URL(link)
  return fetch(`${town.server.url}${pathname}${search}`, { headers })
}

describe('videos', () => {
  test('are kept as they are but for the place where they were taken', async () => {
    const bytes = film()
    expect(bytes.includes('+31.2304')).toBe(true)
    const file = await kept({ purpose: 'video', bytes })
    expect(file).toMatchObject({ kind: 'video', bytes: bytes.length, thumbnail: null })
    const response = await follow(file.url)
    expect(response.headers.get('content-type')).toBe('video/mp4')
    const whole = Buffer.from(await response.arrayBuffer())
    expect(whole.length).toBe(bytes.length)
    expect(whole.includes('+31.2304')).toBe(false)
    expect(whole.includes('mdat')).toBe(true)
  })

  test('are answered piece by piece to a player that asks so', async () => {
    const file = await kept({ purpose: 'video', bytes: film({ frames: 10_000 }) })
    const whole = Buffer.from(await (await follow(file.url)).arrayBuffer())
    for (const [asked, from, to] of [
      ['bytes=0-1', 0, 1],
      ['bytes=100-199', 100, 199],
      [`bytes=${whole.length - 10}-`, whole.length - 10, whole.length - 1],
      ['bytes=-5', whole.length - 5, whole.length - 1],
    ] as const) {
      const part = await follow(file.url, { range: asked })
      expect([asked, part.status, part.headers.get('content-range')]).toEqual([
        asked,
        206,
        `bytes ${from}-${to}/${whole.length}`,
      ])
      expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(from, to + 1))).toBe(true)
    }
    for (const asked of ['bytes=9-3', 'bytes=0-1,4-5', `bytes=${whole.length}-`, 'lines=1-2'])
      expect((await follow(file.url, { range: asked })).status).toBe(200)
  })

  test('are refused when they are another container, broken, without pictures, or too long', async () => {
    const video = (bytes: Buffer) => codeOf({ purpose: 'video', bytes })
    expect(await video(await picture())).toBe('file_kind')
    expect(await video(Buffer.from('\x1aE\xdf\xa3webm', 'latin1'))).toBe('file_kind')
    expect(await video(film({ brand: 'evil' }))).toBe('file_kind')
    expect(await video(film({ handler: 'soun' }))).toBe('file_kind')
    expect(await video(film({ seconds: 61 }).subarray(0, 3_000))).toBe('file_unreadable')
    expect(await video(film({ seconds: 90 }))).toBe('file_too_large')
    const [kind] = [box('ftyp', Buffer.from('isom'))]
    expect(await video(Buffer.concat([kind, box('mdat', Buffer.alloc(10))]))).toBe('file_unreadable')
    const endless = Buffer.concat([film(), Buffer.alloc(8)])
    endless.writeUInt32BE(0xffffffff, endless.length - 8)
    expect(await video(endless)).toBe('file_unreadable')
  })

  test('may be heavier than a photo, but not without end', async () => {
    expect((await send({ purpose: 'video', bytes: film({ frames: 25 * 1024 * 1024 }) })).status).toBe(201)
    expect(await codeOf({ purpose: 'video', bytes: film({ frames: 51 * 1024 * 1024 }) })).toBe('file_too_large')
    expect(await codeOf({ purpose: 'audio', bytes: film({ frames: 25 * 1024 * 1024 }) })).toBe('file_too_large')
  })
})

describe('documents', () => {
  test('come back as downloads under the name they had', async () => {
    const bytes = Buffer.from('%PDF-1.7\n%%EOF')
    const file = await kept({ purpose: 'file', bytes, name: '../合同 "终".pdf' })
    expect(file).toMatchObject({ kind: 'document', name: '合同 终.pdf' })
    const response = await follow(file.url)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${file.id}.pdf"; filename*=UTF-8''${encodeURIComponent('合同 终.pdf')}`,
    )
  })

  test('are PDF, office files, text, and pictures without what hides in them; nothing that runs', async () => {
    const word = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from('[Content_Types].xml word/document.xml')])
    expect(await kept({ purpose: 'file', bytes: word, name: 'a.docx' })).toMatchObject({ kind: 'document' })
    expect(await kept({ purpose: 'file', bytes: Buffer.from('型号,数量\nCN-L460,2'), name: 'a.csv' })).toMatchObject({
      kind: 'document',
      name: 'a.csv',
    })
    expect(await kept({ purpose: 'file', bytes: await picture(), name: 'a.jpg' })).toMatchObject({ kind: 'document' })
    const refused = ['<html><script>1</script>', '#!/bin/sh\nrm', 'MZ\x90\x00\x03', 'PK\x03\x04anything']
    for (const text of refused)
      expect([text, await codeOf({ purpose: 'file', bytes: Buffer.from(text, 'latin1'), name: 'a.pdf' })]).toEqual([
        text,
        'file_kind',
      ])
  })
})
