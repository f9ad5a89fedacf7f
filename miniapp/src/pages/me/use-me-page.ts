import type { Role } from '@field/domain/access'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import {
  type Answer,
  call,
  changeMe,
  forgetReplies,
  goQuiet,
  type Me,
  newId,
  phone,
  sessionState,
  signIn,
  signOut,
  useStore,
} from '../../data/index.ts'
import { takeRole } from '../../roles/index.ts'
import { common, currentLanguage, refusalWords, wordsIn } from '../../words/index.ts'
import { landing } from '../../words/landing.ts'
import { meWords } from '../../words/me.ts'
import { useMe } from '../../work-order/index.ts'

/** Who I am and what I may change about it. */
export function useMePage(tell: (word: string) => void) {
  const me = useMe()
  const signedOut = useStore(sessionState).kind === 'signed_out'
  const [busy, setBusy] = useState(false)
  const said = () => wordsIn(meWords, currentLanguage())

  const done = <T>(answer: Answer<T>): answer is Extract<Answer<T>, { ok: true }> => {
    if (answer.ok) return true
    const c = wordsIn(common, currentLanguage())
    tell(answer.why === 'refused' ? refusalWords(answer.failure, currentLanguage()) : c.offlineWhat)
    return false
  }
  const during = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    await work().finally(() => setBusy(false))
  }
  const take = (answer: Answer<Me>) => {
    if (done(answer)) changeMe(answer.value)
  }

  return {
    me,
    signedOut,
    busy,
    rename: (name: string) =>
      during(async () => take(await call('POST /me/profile', { body: { name: name.trim() }, key: newId() }))),
    /** `code` comes from WeChat's own button; in a browser the stand-in gives one. */
    givePhone: (code?: string) =>
      during(async () => {
        const got = code ?? (await phone.phoneCode().catch(() => null))
        if (!got) return tell(said().phoneRefused)
        take(await call('POST /me/phone', { body: { code: got }, key: newId() }))
      }),
    wear: (role: Role) =>
      during(async () => {
        done(await takeRole(role))
      }),
    signIn: () =>
      during(async () => {
        if (!(await signIn())) tell(wordsIn(landing, currentLanguage()).cannotSignIn)
      }),
    signOut: () =>
      during(async () => {
        goQuiet()
        await signOut()
        await forgetReplies()
        await Taro.reLaunch({ url: '/pages/me/page' })
      }),
  }
}
