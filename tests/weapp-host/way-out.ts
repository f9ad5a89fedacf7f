import type { Page } from 'playwright-core'
import type { Answered, Asked } from './phone/wx/way-out.ts'

function headersOf({ headers }: Response): Record<string, string> {
  const all: Record<string, string> = {}
  headers.forEach((value, name) => {
    all[name] = value
  })
  return all
}

/**
 * Carries the requests of a phone: a browser would keep all but six to one server waiting, and WeChat lets ten go. Each
 * origin of `origins` leads to the server that plays it.
 */
export async function carryRequests(page: Page, origins: Readonly<Record<string, string>>): Promise<void> {
  const running = new Map<number, AbortController>()
  await page.exposeFunction('carry', async ({ id, url, method, headers, body }: Asked): Promise<Answered> => {
    const wanted = new URL(url)
    const cancel = new AbortController()
    running.set(id, cancel)
    try {
      const answer = await fetch(`${origins[wanted.origin]}${wanted.pathname}${wanted.search}`, {
        method,
        headers,
        signal: cancel.signal,
        ...(body === null ? {} : { body: Buffer.from(body, 'base64') }),
      })
      const bytes = Buffer.from(await answer.arrayBuffer())
      return {
        status: answer.status,
        headers: headersOf(answer),
        body: bytes.toString('base64'),
      }
    } catch {
      return { status: 0, headers: {}, body: '' }
    } finally {
      running.delete(id)
    }
  })
  await page.exposeFunction('drop', (id: number) => running.get(id)?.abort())
}
