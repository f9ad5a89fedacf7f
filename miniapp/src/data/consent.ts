import { newId } from './new-id.ts'
import { act } from './outbox-here.ts'
import { phone } from './phone/index.ts'

/**
 * Asks for the subscriptions of this moment and tells the server what was answered. Call it in the tap handler itself,
 * before anything is awaited: WeChat refuses it elsewhere. Answers how many were accepted, 0 when none or not possible.
 */
export function askConsent(owner: string, templateIds: readonly string[]): Promise<number> {
  if (templateIds.length === 0) return Promise.resolve(0)
  const at = Date.now()
  return phone.askConsent(templateIds.slice(0, 3)).then(async (consent) => {
    if (!consent.ok) return 0
    await act(owner, {
      id: newId(),
      stream: 'consents',
      route: 'POST /consents',
      params: {},
      body: { answers: consent.answers, at },
      files: [],
      about: { what: 'consent' },
    })
    return Object.values(consent.answers).filter((a) => a.startsWith('accept')).length
  })
}
