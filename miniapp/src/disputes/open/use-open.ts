import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { act, dropKept, invalidate, newId, ofOrder, storage, takePhotos } from '../../data/index.ts'
import { useMe } from '../../work-order/index.ts'
import { aboutFrom, draftKey, draftOf, mostFiles, type Typed } from './model.ts'

const pause = 300

/** A dispute as it is typed, kept on the phone until the outbox has it. */
export function useOpen() {
  const about = aboutFrom(useRouter().params)
  const me = useMe()
  const key = draftKey(about)
  const [typed, setTyped] = useState<Typed | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => {
    let current = true
    void storage.read<Typed>(key).then((kept) => {
      if (current) setTyped(kept ?? { id: newId(), wanted: null, words: '', files: [] })
    })
    return () => {
      current = false
    }
  }, [key])
  const change = (part: Partial<Omit<Typed, 'id'>>) => {
    if (!typed) return
    const next = { ...typed, ...part }
    setTyped(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void storage.write(key, next), part.files ? 0 : pause)
  }
  return {
    about,
    typed,
    change,
    photograph: async () => {
      if (!typed || typed.files.length >= mostFiles) return
      const taken = await takePhotos({ count: mostFiles - typed.files.length, camera: false })
      if (taken.length > 0) change({ files: [...typed.files, ...taken] })
    },
    remove: (id: string) => {
      const gone = typed?.files.find((file) => file.id === id)
      if (!typed || !gone) return
      change({ files: typed.files.filter((file) => file !== gone) })
      void dropKept(gone)
    },
    /** False when the phone could not keep it; then everything stays as it was typed. */
    send: async (): Promise<boolean> => {
      if (!typed || !me) return false
      const { kept } = await act(me.id, draftOf(about, typed))
      if (!kept) return false
      clearTimeout(timer.current)
      await storage.remove(key)
      invalidate((one) => one.startsWith(ofOrder(about.orderId)) || one.startsWith('list:'))
      await Taro.redirectTo({ url: `/disputes/list/page?id=${about.orderId}` })
      return true
    },
  }
}
