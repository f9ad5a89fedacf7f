import { apiAddress } from './address.ts'
import { type Answer, answerOf } from './answer.ts'
import { phone } from './phone/index.ts'
import { ensureSession, spoilToken } from './session.ts'

/** Sends a chosen document with its fields to a multipart route, as the signed-in person; the answer is the route's own. */
export async function sendForm<T>(
  path: string,
  fields: Readonly<Record<string, string>>,
  file: string,
): Promise<Answer<T>> {
  const send = async () => {
    const session = await ensureSession()
    const header: Record<string, string> = session ? { authorization: `Bearer ${session.accessToken}` } : {}
    return phone.upload({ url: apiAddress(path), header, fields, path: file })
  }
  const http = await send()
  if (http?.status !== 401) return answerOf<T>(http)
  spoilToken()
  return answerOf<T>(await send())
}
