import { encryptPush, signPush } from '@field/wechat'
import type { App, PushTarget, World } from '../world.ts'

type Value = string | number | Fields | readonly Fields[]
type Fields = { readonly [name: string]: Value }

const isList = (value: Value): value is readonly Fields[] => Array.isArray(value)

const element = (name: string, value: Value): string => {
  if (isList(value)) return value.map((item) => element(name, item)).join('')
  if (typeof value === 'object') return `<${name}>${elements(value)}</${name}>`
  return typeof value === 'number' ? `<${name}>${value}</${name}>` : `<${name}><![CDATA[${value}]]></${name}>`
}

const elements = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('\n')

const asStrings = (value: Value): Value => {
  if (isList(value)) return value.map((item) => asStrings(item) as Fields)
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asStrings(inner)]))
  }
  return String(value)
}

/** What a push says: plain fields, or one `List` with the element that wraps it in XML. */
export type PushContent = {
  readonly fields: Fields
  readonly list?: { readonly wrapper: string; readonly items: readonly Fields[] }
}

const write = (content: PushContent, target: PushTarget): string => {
  const { fields, list } = content
  if (target.format === 'xml') {
    return `<xml>${elements(list ? { ...fields, [list.wrapper]: { List: list.items } } : fields)}</xml>`
  }
  const [only, ...more] = list?.items ?? []
  const List = only && more.length === 0 ? only : list?.items
  const whole: Fields = List ? { ...fields, List } : fields
  return JSON.stringify(target.numbers === 'string' ? asStrings(whole) : whole)
}

export type PushRequest = { readonly url: string; readonly body: string; readonly contentType: string }

/** The request that WeChat's push server makes of this content, in the format and mode that the app has configured. */
export const writePush = (
  world: World,
  app: App,
  target: PushTarget,
  openid: string,
  content: PushContent,
): PushRequest => {
  const timestamp = String(Math.floor(world.now() / 1000))
  const nonce = world.seeded.digits(9)
  const url = new URL(target.url)
  const query: Record<string, string> = {
    signature: signPush(target.token, timestamp, nonce),
    timestamp,
    nonce,
    openid,
  }
  const contentType = target.format === 'xml' ? 'text/xml' : 'application/json'
  const plain = write(content, target)
  let body = plain
  if (target.mode !== 'plain') {
    const Encrypt = encryptPush(target.encodingAesKey, app.appId, plain, world.seeded.bytes(16))
    query.encrypt_type = 'aes'
    query.msg_signature = signPush(target.token, timestamp, nonce, Encrypt)
    if (target.mode === 'safe') body = write({ fields: { ToUserName: app.account, Encrypt } }, target)
    else body = write({ ...content, fields: { ...content.fields, Encrypt } }, target)
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return { url: url.href, body, contentType }
}
