import { appId, type TestServer } from './server.ts'

const post = async (server: TestServer, path: string, body: unknown): Promise<Record<string, unknown>> => {
  const response = await fetch(`${server.sandbox?.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Record<string, unknown>
}

/** A fresh code of a sandbox phone (made when it is not there): of wx.login, or of the phone button. */
export async function codeOf(
  server: TestServer,
  phone: string,
  kind: 'login' | 'phone-code' = 'login',
): Promise<string> {
  await post(server, '/sandbox/phones', { id: phone })
  return String((await post(server, `/sandbox/phones/${phone}/${kind}`, { appId })).code)
}

/** The next call of an endpoint of WeChat goes wrong. */
export const planFault = (server: TestServer, path: string, kind: string): Promise<unknown> =>
  post(server, '/sandbox/faults', { path, kind })
