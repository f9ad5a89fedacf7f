import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useStore } from '../../data/index.ts'
import { command } from '../../work-order/index.ts'
import { held, sendHeld, takeBack } from '../confirm/held.ts'
import { useProgress } from '../progress/use-progress.ts'

/** Whole seconds until an instant, drawn again each second; null without one. */
function useSecondsTo(until: number | null): number | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (until === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [until])
  return until === null ? null : Math.max(0, Math.ceil((until - now) / 1_000))
}

/** Rating an order; a confirmation that was just given can be taken back here, and leaves with this page. */
export function useRate() {
  const { id = '', confirmed } = useRouter().params
  const order = useProgress(id)
  const back = useStore(held)
  const own = back?.draft.stream === id ? back : null
  const seconds = useSecondsTo(own?.until ?? null)
  const owner = order.me?.id ?? null
  useEffect(() => {
    if (owner === null) return
    return () => void sendHeld(owner)
  }, [owner])
  const leave = () => Taro.redirectTo({ url: `/pages/progress/page?id=${id}` })
  return {
    id,
    order,
    justConfirmed: confirmed === '1',
    seconds: own ? seconds : null,
    undo: async () => {
      await takeBack()
      await Taro.redirectTo({ url: `/pages/confirm/page?id=${id}` })
    },
    toProgress: leave,
    skip: async () => {
      if (owner) await sendHeld(owner)
      await leave()
    },
    submit: async (rating: { stars: number; tags: readonly string[]; words: string }): Promise<boolean> => {
      const { value } = order
      if (!owner || !value) return false
      await sendHeld(owner) // one stream: the confirmation goes before the rating
      const { kept } = await command(owner, value, { kind: 'rate', ...rating })
      if (kept) await leave()
      return kept
    },
  }
}
