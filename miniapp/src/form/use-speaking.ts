import { useRef, useState } from 'react'
import { canRecord, type Recorded, record } from '../data/index.ts'
import { fieldWords } from '../words/form-fields.ts'
import { currentLanguage, wordsIn } from '../words/index.ts'

const shortest = 0.7

/** Hold to speak: the recording is given when the finger leaves. A slip of the finger is no recording. */
export function useSpeaking(give: (path: string, seconds: number) => void, tell: (word: string) => void) {
  const [on, setOn] = useState(false)
  const stop = useRef<Promise<(() => Promise<Recorded | null>) | null> | null>(null)
  const said = () => wordsIn(fieldWords, currentLanguage())

  const hold = () => {
    if (stop.current) return
    setOn(true)
    stop.current = record()
    void stop.current.then((end) => {
      if (end) return
      stop.current = null
      setOn(false)
      tell(said().noMicrophone)
    })
  }
  const release = async () => {
    const begun = stop.current
    if (!begun) return
    const end = await begun
    if (stop.current !== begun) return
    stop.current = null
    setOn(false)
    const recorded = await end?.()
    if (!recorded) return
    if (recorded.seconds < shortest) tell(said().tooShort)
    else give(recorded.path, recorded.seconds)
  }
  return { able: canRecord(), on, hold, release: () => void release() }
}
