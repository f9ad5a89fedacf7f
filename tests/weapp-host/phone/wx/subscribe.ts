import { inGesture } from '../gesture.ts'
import { setup } from '../setup.ts'
import { type Given, later, Refused } from './api.ts'
import { asPhone } from './sandbox.ts'

/** The subscription sheet: the stand-in knows the templates and the ledger, the test's table says what the person ticks. */
export const subscribe = {
  requestSubscribeMessage: later('requestSubscribeMessage', (given: Given) => {
    const tmplIds = Array.from((given.tmplIds ?? []) as ArrayLike<string>)
    // Read now: a promise later the hand is off the screen.
    const gesture = inGesture()
    const { consent, consentAlways } = setup().answers
    const answers = Object.fromEntries(tmplIds.map((id) => [id, consent[id] ?? 'accept']))
    return asPhone('subscribe', { tmplIds, gesture, answers, always: consentAlways }).then((answer) => {
      const { errMsg, errCode, ...kept } = answer
      if (errMsg !== 'requestSubscribeMessage:ok')
        throw new Refused(String(errMsg).replace(/^requestSubscribeMessage:fail ?/, ''), { errCode })
      return kept
    })
  }),
}
