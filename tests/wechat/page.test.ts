import { expect, it } from 'vitest'
import { setStage } from './support/stage.ts'

it('serves the page of phones without inline scripts or styles', async () => {
  const { raw } = await setStage()
  const page = await raw('GET', '/')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  const html = await page.text()
  expect(html).not.toMatch(/<script(?![^>]*src=)|<style| style=| on\w+=/)
  const linked = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '')
  expect(linked).toHaveLength(2)
  for (const path of linked) expect((await raw('GET', path)).status).toBe(200)
})

it('tells an open page that something has changed', async () => {
  const stage = await setStage()
  const stop = new AbortController()
  const stream = await fetch(`${stage.url}/sandbox/stream`, { signal: stop.signal })
  const reader = stream.body?.getReader()
  const next = async () => new TextDecoder().decode((await reader?.read())?.value)
  expect(await next()).toBe('data: changed\n\n')
  await stage.control('POST', '/phones', { id: 'li', name: '李师傅' })
  expect(await next()).toBe('data: changed\n\n')
  stop.abort()
  const overview = await stage.control<{ phones: { name: string }[] }>('GET', '/overview')
  expect(overview.phones.map(({ name }) => name)).toEqual(['陈女士', '李师傅'])
})

it('lets a browser of another origin play a phone, and keeps the WeChat paths to servers', async () => {
  const { url } = await setStage()
  const headers = { origin: 'http://localhost:10086', 'access-control-request-method': 'POST' }
  const preflight = await fetch(`${url}/sandbox/phones/chen/login`, { method: 'OPTIONS', headers })
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  const wechat = await fetch(`${url}/cgi-bin/stable_token`, { headers })
  expect(wechat.headers.get('access-control-allow-origin')).toBeNull()
})

it('names what is wrong with a call below /sandbox', async () => {
  const stage = await setStage()
  await expect(stage.control('POST', '/phones/nobody/login')).rejects.toThrow('no phone nobody')
  await expect(stage.control('POST', '/faults', { path: '/x', kind: 'explode' })).rejects.toThrow('kind is one of')
  await expect(stage.control('PUT', '/behaviour', { sendTakesMs: 'long' })).rejects.toThrow('sendTakesMs')
  await expect(stage.control('PUT', '/behaviour', { unheardOf: 1 })).rejects.toThrow('no switch unheardOf')
  await expect(stage.control('PUT', '/apps/wx1/push', {})).rejects.toThrow('no app wx1')
})
