import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { type Answer, call, newId, useResource } from '../../data/index.ts'
import { enter, tokenIn } from '../../roles/index.ts'
import { useMe } from '../../work-order/index.ts'

/** An invitation by its code, from a link, a mini-program code or typed. */
export function useInvitation() {
  const { code: given, scene } = useRouter().params
  const me = useMe()
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState(() => tokenIn(given ?? scene ?? ''))
  const offer = useResource(me && code ? `invitation:${code}` : null, () =>
    call('GET /invitations/:code', { params: { code: code ?? '' } }),
  )
  const key = useRef(newId())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Exclude<Answer<unknown>, { ok: true }> | null>(null)
  return {
    me,
    code,
    typed,
    setTyped,
    offer,
    busy,
    problem: problem ?? (offer.value ? null : offer.problem),
    open: () => {
      setProblem(null)
      setCode(tokenIn(typed))
    },
    again: () => {
      setProblem(null)
      setCode(null)
    },
    accept: async () => {
      if (!code || busy) return
      setBusy(true)
      const answer = await call('POST /invitations/:code/accept', { params: { code }, key: key.current })
      setBusy(false)
      if (answer.ok) await enter(answer.value)
      else setProblem(answer)
    },
  }
}
