import { base64Of, bytesOf } from './paths.ts'

export type Asked = {
  readonly id: number
  readonly url: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: string | null
}
/** What a server answered, its body in base64; status 0 when it did not. */
export type Answered = { readonly status: number; readonly headers: Record<string, string>; readonly body: string }

declare global {
  interface Window {
    carry(asked: Asked): Promise<Answered>
    drop(id: number): Promise<void>
  }
}

let last = 0

/** Sends one request out of the browser; rejects when no answer comes. */
export async function send(
  url: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body?: BodyInit | undefined },
  signal: AbortSignal,
): Promise<{ status: number; headers: Record<string, string>; bytes: Uint8Array }> {
  last += 1
  const id = last
  signal.addEventListener('abort', () => void window.drop(id))
  // The browser knows how to write a form; its boundary is in the type it then names.
  const written = body === undefined ? undefined : new Response(body)
  const form = body instanceof FormData && written ? { 'content-type': written.headers.get('content-type') ?? '' } : {}
  const answer = await window.carry({
    id,
    url,
    method,
    headers: { ...headers, ...form },
    body: written ? base64Of(new Uint8Array(await written.arrayBuffer())) : null,
  })
  if (answer.status === 0) throw new Error(`no answer from ${url}`)
  return { ...answer, bytes: bytesOf(answer.body) }
}
