import Taro from '@tarojs/taro'
import { askOnSheet, type Offer } from './consent-sheet.ts'
import './consent-sheet.css'
import { toGcj } from './gcj.ts'
import { dropBlob, keepBlob, readBlob } from './kept-blobs.ts'
import type { ChosenFile, ConsentAnswer, Phone } from './port.ts'
import { sandboxAddress } from './sandbox-address.ts'
import { shrink } from './shrink.ts'

const kept = 'kept:'
const phoneId = new URLSearchParams(window.location.search).get('phone') ?? ''

async function sandbox(path: string, body?: unknown): Promise<Record<string, unknown>> {
  const base = await sandboxAddress()
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`${base}/sandbox/phones/${encodeURIComponent(await me())}${path}`, init)
  if (!answer.ok) throw new Error(`the WeChat sandbox answered ${answer.status}`)
  return (await answer.json()) as Record<string, unknown>
}

/** The phone this window plays: named in the address, else one made for this browser. */
async function me(): Promise<string> {
  const known = phoneId || window.localStorage.getItem('phone')
  if (known) return known
  const made = (await (
    await fetch(`${await sandboxAddress()}/sandbox/phones`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  ).json()) as { id: string }
  window.localStorage.setItem('phone', made.id)
  return made.id
}

/** Files from the browser's own chooser; none when the person gave up. */
function pick(accept: string, count: number): Promise<readonly ChosenFile[]> {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', accept, multiple: count > 1 })
  return new Promise((resolve) => {
    const give = () =>
      resolve(
        Array.from(input.files ?? [])
          .slice(0, count)
          .map((file) => ({ path: URL.createObjectURL(file), bytes: file.size, name: file.name })),
      )
    input.addEventListener('change', give)
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

async function blobOf(path: string): Promise<Blob> {
  if (!path.startsWith(kept)) return (await fetch(path)).blob()
  const blob = await readBlob(path.slice(kept.length))
  if (!blob) throw new Error('the kept file is gone')
  return blob
}

/** A browser, with the sandbox in the place of WeChat's client. */
export const browserPhone: Phone = {
  scope: phoneId ? `${phoneId}:` : '',
  origin: () => window.location.origin,
  loginCode: () => sandbox('/login', {}).then((answer) => String(answer.code)),
  phoneCode: () => sandbox('/phone-code', {}).then((answer) => (typeof answer.code === 'string' ? answer.code : null)),
  async askConsent(templateIds) {
    const plan = (await sandbox(`/subscribe?tmplIds=${encodeURIComponent(templateIds.join(','))}`)) as {
      show: { id: string; title: string; example: string }[]
    }
    const offers: Offer[] = plan.show.map(({ id, title, example }) => ({ id, title, example }))
    const chosen = offers.length > 0 ? await askOnSheet(offers) : { answers: {}, always: false }
    const answer = await sandbox('/subscribe', { tmplIds: templateIds, gesture: true, ...chosen })
    if (answer.errMsg !== 'requestSubscribeMessage:ok')
      return { ok: false, code: Number(answer.errCode ?? 0), message: String(answer.errMsg) }
    const answers = Object.fromEntries(
      templateIds.flatMap((id) => (answer[id] ? [[id, answer[id] as ConsentAnswer]] : [])),
    )
    return { ok: true, answers }
  },
  // A browser has no scanner of ours: the person types or pastes what the sticker says.
  scan: () => Promise.resolve(window.prompt('设备码 / Code')?.trim() || null),
  choosePhotos: ({ count, camera }) =>
    Taro.chooseImage({ count, sourceType: camera ? ['camera'] : ['album', 'camera'] }).then(
      (answer) =>
        (answer.tempFiles as { path: string; size: number }[]).map(({ path, size }) => ({ path, bytes: size })),
      () => [],
    ),
  chooseVideo: () => pick('video/*', 1).then(([film]) => film ?? null),
  chooseFiles: ({ count }) => pick('', count),
  openFile: (address) => Promise.resolve(window.open(address, '_blank') !== null),
  hasMap: false,
  choosePlace: () => Promise.resolve(null),
  position: () =>
    new Promise((resolve) => {
      if (!navigator.geolocation) return resolve(null)
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve(toGcj(coords)),
        () => resolve(null),
        { timeout: 8_000 },
      )
    }),
  async keepFile(id, path) {
    const blob = await shrink(await blobOf(path))
    await keepBlob(id, blob)
    return { path: `${kept}${id}`, bytes: blob.size }
  },
  async dropFile(path) {
    if (path.startsWith(kept)) await dropBlob(path.slice(kept.length))
  },
  async showable(path) {
    return path.startsWith(kept) ? URL.createObjectURL(await blobOf(path)) : path
  },
  async upload({ url, header, fields, path, name = 'file' }) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', await blobOf(path), name)
    try {
      const answer = await fetch(url, { method: 'POST', headers: header, body: form })
      return { status: answer.status, body: await answer.json().catch(() => null) }
    } catch {
      return null
    }
  },
}
