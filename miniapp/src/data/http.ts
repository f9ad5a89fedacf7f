import Taro from '@tarojs/taro'
import type { HttpAnswer } from './phone/index.ts'

export type HttpAsk = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly header: Record<string, string>
  readonly body?: unknown
  readonly timeoutMs?: number
}

/** One request. Null when no answer came: nothing is known of its effect. Any HTTP status is an answer. */
export async function ask({ method, url, header, body, timeoutMs = 15_000 }: HttpAsk): Promise<HttpAnswer | null> {
  try {
    const answer = await Taro.request({
      url,
      method,
      timeout: timeoutMs,
      header: body === undefined ? header : { ...header, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { data: JSON.stringify(body) }),
    })
    const retryAfter = Number(headerOf(answer.header, 'retry-after'))
    return {
      status: answer.statusCode,
      body: answer.data,
      ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1_000 } : {}),
    }
  } catch (error) {
    // The web build rejects on a status of 4xx and 5xx with the answer itself; WeChat resolves.
    const { status, statusCode, data } = error as { status?: number; statusCode?: number; data?: unknown }
    const code = statusCode ?? status
    return typeof code === 'number' && code > 0 && data !== undefined ? { status: code, body: data } : null
  }
}

function headerOf(header: Record<string, unknown> | undefined, name: string): unknown {
  const key = Object.keys(header ?? {}).find((k) => k.toLowerCase() === name)
  return key ? header?.[key] : undefined
}
