import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { aria } from './aria.ts'
import { coachSeen, markCoachSeen, watchCoach } from './coach-seen.ts'
import { Tap } from './tap.tsx'

export type CoachStep = {
  readonly id: string
  /** The id of the element it speaks of; a ring is drawn around it while it is on the screen. */
  readonly target?: string
  readonly title: string
  readonly words: string
}

type Frame = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/**
 * What a first visit says of a screen, one step after the other. It stands in the page, never over it: whoever is in a
 * hurry works on and leaves it. Skipped or gone through, it does not come back before it is asked for.
 */
export function Coach({
  name,
  steps,
  nextWord,
  doneWord,
  skipWord,
}: {
  name: string
  steps: readonly CoachStep[]
  nextWord: string
  doneWord: string
  skipWord: string
}) {
  const seen = useSyncExternalStore(
    watchCoach,
    () => coachSeen(name),
    () => true,
  )
  const [at, setAt] = useState(0)
  const step = seen ? undefined : steps[Math.min(at, steps.length - 1)]
  const frame = useFrame(step?.target)
  if (!step) return null
  const last = at >= steps.length - 1
  const end = () => {
    setAt(0)
    markCoachSeen(name)
  }
  return (
    <View className="coach" id={`coach-${name}`} {...aria({ live: 'polite' })}>
      {frame && (
        <View
          className="coach-ring"
          style={{
            left: `${frame.left - 3}px`,
            top: `${frame.top - 3}px`,
            width: `${frame.width + 6}px`,
            height: `${frame.height + 6}px`,
          }}
        />
      )}
      <View className="sp coach-words">
        <View className="b">{step.title}</View>
        <View className="sub">{step.words}</View>
      </View>
      <View className="coach-acts">
        <Text className="cap n">{`${at + 1} / ${steps.length}`}</Text>
        {!last && (
          <Tap id={`coach-${name}-skip`} className="link t-second" label={skipWord} onTap={end}>
            <Text>{skipWord}</Text>
          </Tap>
        )}
        <Tap
          id={`coach-${name}-next`}
          className="link t-accent"
          label={last ? doneWord : nextWord}
          onTap={last ? end : () => setAt(at + 1)}
        >
          <Text>{last ? doneWord : nextWord}</Text>
        </Tap>
      </View>
    </View>
  )
}

/** Where an element stands on the screen; null when it is not there. */
function useFrame(target: string | undefined): Frame | null {
  const [frame, setFrame] = useState<Frame | null>(null)
  useEffect(() => {
    setFrame(null)
    if (!target) return
    const timer = setTimeout(() => {
      Taro.createSelectorQuery()
        .select(`#${target}`)
        .boundingClientRect((found) => {
          const rect = Array.isArray(found) ? found[0] : found
          if (rect && rect.width > 0)
            setFrame({ left: rect.left, top: rect.top, width: rect.width, height: rect.height })
        })
        .exec()
    }, 300)
    return () => clearTimeout(timer)
  }, [target])
  return frame
}
