import { createHash } from 'node:crypto'
import type { Config } from '../config.ts'

type Headers = Readonly<Record<string, string>>

/** On everything we send. */
const always: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(self)',
}

/** On answers of the API: nothing in them is a page, and nobody between us and the phone may keep them. */
export const apiHeaders = (config: Config): Headers => ({
  ...always,
  ...overTls(config),
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
})

/**
 * On the web client and the page of the API's documentation: scripts from here and nowhere else; of those written into a
 * page only the ones whose hash is named. Styles may be inline because the client's framework writes them. The WeChat
 * sandbox is a second server of ours, so it may be asked.
 */
export function pageHeaders(config: Config, inline: readonly string[] = []): Headers {
  const { publicUrl, sandboxUrl } = config
  const policy = {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...inline],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", publicUrl, 'data:', 'blob:'],
    'media-src': ["'self'", publicUrl, 'blob:'],
    'font-src': ["'self'", 'data:'],
    // A photo just taken is read back from its blob: before it is sent.
    'connect-src': [
      "'self'",
      'blob:',
      publicUrl,
      publicUrl.replace(/^http/, 'ws'),
      ...(sandboxUrl ? [sandboxUrl] : []),
    ],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  const text = Object.entries(policy).map(([name, sources]) => `${name} ${sources.join(' ')}`)
  return { ...always, ...overTls(config), 'content-security-policy': text.join('; ') }
}

/** The hashes of the scripts that are written into a page of ours, as a content security policy names them. */
export const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )

const overTls = ({ publicUrl }: Config): Headers =>
  publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}
