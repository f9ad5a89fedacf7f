import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'

/** Plays one recording at a time: which one sounds now, and how to start or stop one. */
export function useVoice(): { readonly playing: string | null; readonly toggle: (src: string) => void } {
  const [playing, setPlaying] = useState<string | null>(null)
  const player = useRef<Taro.InnerAudioContext | null>(null)
  useEffect(() => () => player.current?.destroy(), [])
  const toggle = (src: string) => {
    player.current?.destroy()
    player.current = null
    if (playing === src) return setPlaying(null)
    const next = Taro.createInnerAudioContext()
    const over = () => setPlaying((now) => (now === src ? null : now))
    next.onEnded(over)
    next.onError(over)
    next.src = src
    next.play()
    player.current = next
    setPlaying(src)
  }
  return { playing, toggle }
}
