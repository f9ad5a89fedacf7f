/** The errcodes that this product can meet, by the names used in code. Source: the official page of each call. */
const names = {
  [-1]: 'system_busy',
  40001: 'invalid_credential',
  40002: 'invalid_grant_type',
  40003: 'invalid_openid',
  40013: 'invalid_appid',
  40014: 'invalid_access_token',
  40029: 'invalid_code',
  40037: 'invalid_template_id',
  40097: 'invalid_argument',
  40125: 'invalid_secret',
  40129: 'invalid_scene',
  40159: 'invalid_path',
  40163: 'code_used',
  40164: 'ip_not_allowed',
  40169: 'invalid_scene_length',
  40226: 'user_blocked',
  40243: 'secret_frozen',
  41001: 'access_token_missing',
  41002: 'appid_missing',
  41004: 'secret_missing',
  41008: 'code_missing',
  41030: 'invalid_page',
  42001: 'access_token_expired',
  43002: 'post_required',
  43101: 'user_refused',
  43104: 'no_permission',
  43107: 'subscription_banned',
  43108: 'concurrent_send',
  45009: 'quota_exhausted',
  45011: 'too_frequent',
  45168: 'sensitive_word',
  47001: 'malformed_body',
  47003: 'invalid_template_value',
  48001: 'api_not_granted',
  50004: 'account_forbidden',
  50007: 'account_frozen',
  61010: 'user_inactive',
  85096: 'scancode_time_reserved',
  89503: 'ip_awaiting_approval',
  89506: 'ip_refused',
  89507: 'ip_refused_for_an_hour',
} as const

export type RefusalName = (typeof names)[keyof typeof names]

const byNumber = new Map<number, RefusalName>(Object.entries(names).map(([code, name]) => [Number(code), name]))

/** The name of an errcode, or `other` for one that this client has never heard of. */
export const refusalName = (errcode: number): RefusalName | 'other' => byNumber.get(errcode) ?? 'other'

const tokenFaults = new Set<string>(['invalid_credential', 'invalid_access_token', 'access_token_expired'])

/** True when a refusal means "your access token is no longer good" (40001, 40014, 42001). */
export const blamesToken = (code: RefusalName | 'other'): boolean => tokenFaults.has(code)

const passing = new Set<string>(['system_busy', 'quota_exhausted', 'too_frequent', 'concurrent_send', ...tokenFaults])

/** True when the same request may succeed later without anybody changing anything. */
export const mayPassLater = (code: RefusalName | 'other'): boolean => passing.has(code)
