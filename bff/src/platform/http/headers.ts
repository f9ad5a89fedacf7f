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
 * On the web client and the page of the API's documentation: scripts from here and nowhere else, none inline. Styles may
 * be inline because the client's framework writes them. The WeChat sandbox is a second server of ours, so it may be asked.
 */
export function pageHeaders(config: Config): Headers {
  const live = config.publicUrl.replace(/^http/, 'ws')
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    `connect-src 'self' ${live}${config.sandboxUrl ? ` ${config.sandboxUrl}` : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return { ...always, ...overTls(config), 'content-security-policy': policy.join('; ') }
}

const overTls = ({ publicUrl }: Config): Headers =>
  publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}
