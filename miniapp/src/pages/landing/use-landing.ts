import type { Reply } from '@field/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { type Answer, call, newId, sessionState, signIn, signInFor, useResource, useStore } from '../../data/index.ts'
import { homeOf, openPage, tokenIn } from '../../roles/index.ts'
import { currentLanguage, refusalWords, wordsIn } from '../../words/index.ts'
import { landing as landingWords } from '../../words/landing.ts'
import { useConsents, useMe } from '../../work-order/index.ts'
import { sendAndSee } from '../send-and-see.ts'
import { wayOf } from './model.ts'

type Landing = Reply<'GET /tags/:token'>

/** Opens a tag as the person who is signed in; a tag of another organization makes the person a customer there first. */
export async function openTag(token: string): Promise<Answer<Landing>> {
  const ask = () => call('GET /tags/:token', { params: { token } })
  const answer = await ask()
  const state = sessionState.get()
  if (!answer.ok || answer.value.known || state.kind !== 'signed_in') return answer
  signInFor(answer.value.organization.code)
  return (await signIn()) ? ask() : answer
}

/** The token this page was opened with, null for the home of a customer. */
export function useToken(): string | null {
  const { scene, token } = useRouter().params
  const said = scene ?? token ?? ''
  return said === '' ? null : (tokenIn(said) ?? said)
}

/** A tag that was scanned: its card, and the way behind its door, which is taken at once. */
export function useTag(token: string) {
  const resource = useResource(`tag:${token}`, () => openTag(token))
  const me = useMe()
  const gone = useRef(false)
  const { value, loading, problem } = resource
  const way = value && (!loading || problem) ? wayOf(value) : null
  useEffect(() => {
    if (!way || !me || gone.current) return
    gone.current = true
    void openPage(way, me, true).catch(() => {
      gone.current = false
    })
  }, [way, me])
  return { ...resource, leaving: way !== null }
}

/** What may be done with an order that somebody else reported. */
export function useFollow(token: string, landing: Landing, tell: (word: string) => void) {
  const me = useMe()
  const consents = useConsents()
  const [busy, setBusy] = useState(false)
  const key = useRef(newId())

  async function follow(then: string | null, asked: Promise<unknown> = Promise.resolve()) {
    const id = landing.open?.workOrderId
    if (!me || !id || busy) return
    setBusy(true)
    const draft = {
      id: key.current,
      stream: id,
      route: 'POST /work-orders/:id/follow',
      params: { id },
      body: { tag: token },
    }
    const seen = await sendAndSee(me.id, {
      ...draft,
      files: [],
      about: { what: 'follow', title: landing.open?.title ?? '' },
    })
    await asked
    setBusy(false)
    const words = wordsIn(landingWords, currentLanguage())
    if (seen.kind === 'refused' && seen.entry.failure) tell(refusalWords(seen.entry.failure, currentLanguage()))
    else if (seen.kind !== 'sent') tell(words.willFollow)
    else if (then !== null) await Taro.redirectTo({ url: `/pages/progress/page?id=${id}${then}` })
    else tell(words.counted)
  }

  return {
    busy,
    followIt: () => void follow('', consents.ask('progress')),
    meToo: () => void follow(null),
    addEvidence: () => void follow('&note=1'),
  }
}

/** Signs in because the person wants what needs it; answers whether it worked. */
export async function signInHere(landing: Landing): Promise<boolean> {
  signInFor(landing.organization.code)
  return (await signIn()) !== null
}

/** Whoever is no customer now has another first page: it is opened instead. Answers whether to draw this one. */
export function useCustomersHome(): boolean {
  const state = useStore(sessionState)
  useMe()
  const role = state.kind === 'signed_in' ? state.me.role : null
  const elsewhere = role !== null && role !== 'customer' ? homeOf(role) : null
  useEffect(() => {
    if (elsewhere) void Taro.reLaunch({ url: elsewhere })
  }, [elsewhere])
  return elsewhere === null
}
