import { apiAddress } from './address.ts'
import { type Answer, answerOf } from './answer.ts'
import { phone } from './phone/index.ts'
import { ensureSession, spoilToken } from './session.ts'

/**
 * Sends a file that the person chose to a route that reads a form; the field `id` is the effect's key: the same again is
 * the same.
 */
export async function sendForm<T>(
  path: string,
  fields: Readonly<Record<string, string>>,
  file: { readonly path: string; readonly name: string },
): Promise<Answer<T>> {
  const send = async () => {
    const session = await ensureSession()
    if (!session) return null
    const header = { authorization: `Bearer ${session.accessToken}` }
    return phone.upload({ url: apiAddress(path), header, fields, path: file.path, name: file.name })
  }
  const http = await send()
  if (http?.status !== 401) return answerOf<T>(http)
  spoilToken()
  return answerOf<T>(await send())
}
