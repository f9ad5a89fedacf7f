import { apiAddress } from './address.ts'
import { type Answer, answerOf } from './answer.ts'
import { phone } from './phone/index.ts'
import { ensureSession } from './session.ts'

/** Sends a file chosen by the person to a route that reads a form; `id` is the effect's key: the same again is the same. */
export async function sendFile<T>(
  path: string,
  { id, file }: { readonly id: string; readonly file: { readonly path: string; readonly name: string } },
): Promise<Answer<T>> {
  const session = await ensureSession()
  if (!session) return { ok: false, why: 'offline' }
  const header = { authorization: `Bearer ${session.accessToken}` }
  return answerOf<T>(
    await phone.upload({ url: apiAddress(path), header, fields: { id }, path: file.path, name: file.name }),
  )
}
