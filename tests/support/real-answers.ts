import { randomUUID } from 'node:crypto'
import type { Answer, Answers, ChecklistAnswer, Field, FormSchema } from '@field/domain/form'
import sharp from 'sharp'
import type { Person } from './company.ts'
import { film } from './film.ts'
import { picture } from './job.ts'
import { goodsOf, type Shop } from './shop.ts'

const drawing = sharp({ create: { width: 120, height: 60, channels: 3, background: '#fff' } })
  .png()
  .toBuffer()

const media = {
  photo: { bytes: picture, name: 'a.jpg' },
  signature: { bytes: () => drawing, name: 'a.png' },
  audio: { bytes: async () => Buffer.concat([Buffer.from('ID3'), Buffer.alloc(400, 7)]), name: 'a.mp3' },
  video: { bytes: async () => film(), name: 'a.mp4' },
  file: { bytes: async () => Buffer.from('%PDF-1.7\n'), name: '定稿.pdf' },
} as const

const isMedia = (kind: string): kind is keyof typeof media => Object.hasOwn(media, kind)

async function upload({ server }: Shop, token: string, purpose: keyof typeof media): Promise<string> {
  const { bytes, name } = media[purpose]
  const form = new FormData()
  const id = randomUUID()
  form.append('id', id)
  form.append('purpose', purpose)
  if (purpose === 'file') form.append('name', name)
  form.append('file', new Blob([new Uint8Array(await bytes())]), name)
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${server.url}/api/files`, { method: 'POST', headers, body: form })
  if (response.status !== 201) throw new Error(`${purpose}: ${await response.text()}`)
  return ((await response.json()) as { id: string }).id
}

/**
 * Plain answers as a person can give them to a server: what they name by made-up ids (files, people, parts, services,
 * assets) becomes real. Answers equal to those of `before` stay as they are.
 */
export async function realAnswers(
  shop: Shop,
  person: Person,
  form: FormSchema,
  plain: Answers,
  before: Answers = {},
): Promise<Answers> {
  let token: Promise<string> | null = null
  const file = async (purpose: keyof typeof media): Promise<string> => {
    token ??= shop.server.signIn(person).then(({ accessToken }) => accessToken)
    return upload(shop, await token, purpose)
  }
  const files = async (purpose: keyof typeof media, count: number): Promise<string[]> => {
    const ids: string[] = []
    for (let index = 0; index < count; index += 1) ids.push(await file(purpose))
    return ids
  }
  const real: Record<string, Answer> = {}
  for (const [key, answer] of Object.entries(plain)) {
    const field = form.fields.find((one) => one.key === key)
    const kept = before[key]
    real[key] =
      !field || (kept !== undefined && kept === answer) ? answer : await realAnswer(shop, field, answer, files)
  }
  return real
}

type Upload = (purpose: keyof typeof media, count: number) => Promise<string[]>

async function realAnswer(shop: Shop, field: Field, answer: Answer, files: Upload): Promise<Answer> {
  const { kind } = field
  if (answer === null) return null
  if (kind === 'signature') return (await files('signature', 1))[0] ?? null
  if (isMedia(kind)) return files(kind, Array.isArray(answer) ? answer.length : 1)
  if (kind === 'checklist') {
    const lines: Record<string, ChecklistAnswer> = {}
    for (const [line, done] of Object.entries(answer as Record<string, ChecklistAnswer>))
      lines[line] = {
        ...done,
        before: await files('photo', done.before.length),
        after: await files('photo', done.after.length),
      }
    return lines
  }
  const { part, item } = goodsOf(shop.ours)
  if (kind === 'part_lines') return [{ partId: part, quantity: 1 }]
  if (kind === 'service_items') return [{ itemId: item, quantity: 1 }]
  if (kind === 'asset') return shop.ours.assets.freezer.id
  if (kind === 'person') return shop.people.find(({ role }) => role === (field.role ?? 'technician'))?.id ?? null
  return answer
}
