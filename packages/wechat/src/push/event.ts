import { asFields, asList, asText, type Fields } from '../record.ts'

type Envelope = {
  /** The account the push is for (`gh_…`). */
  readonly account: string
  /** Whom it is about. For authorization events the person, not the platform that sent it. */
  readonly openid: string
  /** When it happened, epoch milliseconds (WeChat gives whole seconds). */
  readonly at: number
  /** The same for each repetition of one push; differs for different events of one person in one second. */
  readonly dedupeKey: string
}

export type PopupItem = { readonly templateId: string; readonly status: string; readonly scene: string }
export type ChangeItem = { readonly templateId: string; readonly status: string }
export type SentItem = {
  readonly templateId: string
  readonly msgid: string
  /** `0` is success. */
  readonly errorCode: string
  readonly errorStatus: string
}

/** What WeChat pushes, in one shape whatever the format: lists are arrays, leaves are strings. */
export type PushEvent = Envelope &
  (
    | { readonly event: 'subscribe_msg_popup_event'; readonly items: readonly PopupItem[] }
    | { readonly event: 'subscribe_msg_change_event'; readonly items: readonly ChangeItem[] }
    | { readonly event: 'subscribe_msg_sent_event'; readonly items: readonly SentItem[] }
    | {
        readonly event: 'user_authorization_revoke' | 'user_authorization_cancellation' | 'user_info_modified'
        readonly appId: string
        readonly unionid: string | undefined
        /** Number of the withdrawn item: 8 phone, 13 location, 14 photos, … */
        readonly revokeInfo: string
      }
    | {
        readonly event: 'wxa_media_check'
        readonly traceId: string
        /** `0` is success, `-1008` the picture could not be fetched. */
        readonly errcode: string
        readonly suggest: string
        readonly label: string
      }
    /** Anything else: a message or an event this product has no use for, whole. */
    | { readonly event: 'other'; readonly name: string; readonly fields: Fields }
  )

const itemsOf = (fields: Fields, wrapper: string): readonly Fields[] =>
  asList(asFields(fields[wrapper])?.List ?? fields.List)
    .map(asFields)
    .filter((item) => item !== undefined)

const text = (fields: Fields | undefined, name: string): string => asText(fields?.[name]) ?? ''

/** Reads the fields of a push (already verified, decrypted and parsed) as an event. */
export const eventOf = (fields: Fields): PushEvent => {
  const name = text(fields, 'Event') || text(fields, 'MsgType')
  const openid = text(fields, 'OpenID') || text(fields, 'FromUserName')
  const seconds = text(fields, 'CreateTime')
  const envelope = (...marks: readonly string[]): Envelope => ({
    account: text(fields, 'ToUserName'),
    openid,
    at: Number(seconds) * 1000 || 0,
    dedupeKey: [text(fields, 'ToUserName'), openid, seconds, name, text(fields, 'MsgId'), ...marks.toSorted()].join(
      '|',
    ),
  })
  const marksOf = (items: readonly Readonly<Record<string, string>>[]) =>
    items.map((item) => Object.values(item).join(','))
  switch (name) {
    case 'subscribe_msg_popup_event': {
      const items = itemsOf(fields, 'SubscribeMsgPopupEvent').map((item) => ({
        templateId: text(item, 'TemplateId'),
        status: text(item, 'SubscribeStatusString'),
        scene: text(item, 'PopupScene'),
      }))
      return { ...envelope(...marksOf(items)), event: name, items }
    }
    case 'subscribe_msg_change_event': {
      const items = itemsOf(fields, 'SubscribeMsgChangeEvent').map((item) => ({
        templateId: text(item, 'TemplateId'),
        status: text(item, 'SubscribeStatusString'),
      }))
      return { ...envelope(...marksOf(items)), event: name, items }
    }
    case 'subscribe_msg_sent_event': {
      const items = itemsOf(fields, 'SubscribeMsgSentEvent').map((item) => ({
        templateId: text(item, 'TemplateId'),
        msgid: text(item, 'MsgID'),
        errorCode: text(item, 'ErrorCode'),
        errorStatus: text(item, 'ErrorStatus'),
      }))
      return { ...envelope(...marksOf(items)), event: name, items }
    }
    case 'user_authorization_revoke':
    case 'user_authorization_cancellation':
    case 'user_info_modified': {
      const revokeInfo = text(fields, 'RevokeInfo')
      const unionid = text(fields, 'UnionID') || undefined
      return { ...envelope(revokeInfo), event: name, appId: text(fields, 'AppID'), unionid, revokeInfo }
    }
    case 'wxa_media_check': {
      const traceId = text(fields, 'trace_id')
      const result = asFields(fields.result)
      return {
        ...envelope(traceId),
        event: name,
        traceId,
        errcode: text(fields, 'errcode'),
        suggest: text(result, 'suggest'),
        label: text(result, 'label'),
      }
    }
    default:
      return { ...envelope(), event: 'other', name, fields }
  }
}
