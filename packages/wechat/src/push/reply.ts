import { encryptPush } from './crypto.ts'
import type { PushConfig } from './receive.ts'
import { signPush } from './signature.ts'

/** An encrypted answer to a push. (`success` or an empty body, unencrypted, is enough when there is nothing to say.) */
export const encryptReply = (
  config: PushConfig & { readonly encodingAesKey: string },
  text: string,
  envelope: { readonly random: Uint8Array; readonly timestamp: string; readonly nonce: string },
): { readonly json: string; readonly xml: string } => {
  const { random, timestamp, nonce } = envelope
  const cipher = encryptPush(config.encodingAesKey, config.appId, text, random)
  const signature = signPush(config.token, timestamp, nonce, cipher)
  const seconds = Number(timestamp)
  return {
    json: JSON.stringify({ Encrypt: cipher, MsgSignature: signature, TimeStamp: seconds, Nonce: nonce }),
    xml:
      `<xml><Encrypt><![CDATA[${cipher}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature>` +
      `<TimeStamp>${seconds}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`,
  }
}
