import type { Label } from '@field/domain/kernel'
import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { call, newId, useResource } from '../../data/index.ts'
import { markCoachSeen } from '../../ui/index.ts'
import { useMe } from '../../work-order/index.ts'

export const designerOf = (key: string): string => `/studio/designer/page?key=${key}`

/** The lists of the gallery, and beginning a draft; `onFailed` is told when one could not be made. */
export function useGallery(onFailed: () => void) {
  const me = useMe()
  const [busy, setBusy] = useState<string | null>(null)
  const presets = useResource(me ? 'presets' : null, () => call('GET /presets', {}))
  const workTypes = useResource(me ? 'list:work-types' : null, () => call('GET /work-types', {}))
  useDidShow(() => void workTypes.reload())
  const begin = async (id: string, body: { preset: string } | { label: Label }) => {
    if (busy !== null) return false
    setBusy(id)
    const answer = await call('POST /work-types', { body, key: newId() })
    setBusy(null)
    // Who began has understood what the marks of the gallery say.
    if (answer.ok) markCoachSeen('gallery')
    if (answer.ok) await Taro.navigateTo({ url: designerOf(answer.value.key) })
    else onFailed()
    return answer.ok
  }
  return { me, presets, workTypes, busy, begin }
}
