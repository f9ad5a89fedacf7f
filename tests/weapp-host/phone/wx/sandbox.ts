import { setup } from '../setup.ts'
import { Refused } from './api.ts'
import { isConnected } from './network.ts'

/** The address that the host's server leads to the WeChat stand-in. */
export const sandboxOrigin = 'https://sandbox.weixin.test'

/** Asks the WeChat stand-in something as this phone. */
export async function asPhone(path: string, body: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { phoneId, appId, domains } = setup()
  if (!isConnected()) throw new Refused('net::ERR_INTERNET_DISCONNECTED', { errno: 600001 })
  if (!domains.includes(sandboxOrigin)) throw new Refused('this phone has no WeChat behind it')
  const answer = await fetch(`/net/${sandboxOrigin}/sandbox/phones/${encodeURIComponent(phoneId)}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ appId, ...body }),
  })
  if (!answer.ok) throw new Error(`the WeChat sandbox answered ${answer.status} to ${path}: ${await answer.text()}`)
  return (await answer.json()) as Record<string, unknown>
}
