import type { Outcome } from '../outcome.ts'
import { asFields, asText } from '../record.ts'
import { fieldsOf, lacks, type Wire } from '../request.ts'
import type { TokenSource } from '../token/access-token.ts'
import { callWithToken } from '../token/call-with-token.ts'

export type PhoneNumber = {
  /** With country code for numbers outside China, as WeChat writes it. */
  readonly phoneNumber: string
  readonly purePhoneNumber: string
  readonly countryCode: string
}

/** Exchanges the code of the phone button (not a login code) for the number; checked against `openid` if given. */
export const phoneNumber = async (
  wire: Wire,
  tokens: TokenSource,
  code: string,
  openid?: string,
): Promise<Outcome<PhoneNumber>> => {
  const outcome = fieldsOf(
    await callWithToken(wire, tokens, {
      method: 'POST',
      path: '/wxa/business/getuserphonenumber',
      body: openid === undefined ? { code } : { code, openid },
    }),
  )
  if (outcome.state !== 'ok') return outcome
  const info = asFields(outcome.value.phone_info)
  const pure = asText(info?.purePhoneNumber)
  if (!info || !pure) return lacks('phone_info')
  return {
    state: 'ok',
    value: {
      phoneNumber: asText(info.phoneNumber) ?? pure,
      purePhoneNumber: pure,
      countryCode: asText(info.countryCode) ?? '86',
    },
  }
}
