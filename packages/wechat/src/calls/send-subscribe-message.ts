import type { Outcome } from '../outcome.ts'
import { asText } from '../record.ts'
import { fieldsOf, type Wire } from '../request.ts'
import type { TemplateData } from '../template/check.ts'
import type { TokenSource } from '../token/access-token.ts'
import { callWithToken } from '../token/call-with-token.ts'

export type SubscribeMessage = {
  readonly openid: string
  readonly templateId: string
  /** Path inside the mini-program, with query, without a leading slash. Without it the card can't be tapped. */
  readonly page?: string
  readonly data: TemplateData
  readonly lang?: 'zh_CN' | 'en_US' | 'zh_HK' | 'zh_TW'
  /** Which build a tap opens; `formal` if absent. */
  readonly state?: 'developer' | 'trial' | 'formal'
}

/** `msgid` ties the send to its `subscribe_msg_sent_event`; WeChat does not promise it, hence perhaps undefined. */
export type SentMessage = { readonly msgid: string | undefined }

/** Spends one accepted subscription. An `unknown` outcome may have delivered: never send again on it. */
export const sendSubscribeMessage = async (
  wire: Wire,
  tokens: TokenSource,
  message: SubscribeMessage,
): Promise<Outcome<SentMessage>> => {
  const outcome = fieldsOf(
    await callWithToken(wire, tokens, {
      method: 'POST',
      path: '/cgi-bin/message/subscribe/send',
      body: {
        touser: message.openid,
        template_id: message.templateId,
        ...(message.page === undefined ? {} : { page: message.page }),
        miniprogram_state: message.state ?? 'formal',
        lang: message.lang ?? 'zh_CN',
        data: message.data,
      },
    }),
  )
  return outcome.state === 'ok' ? { state: 'ok', value: { msgid: asText(outcome.value.msgid) } } : outcome
}
