import { Text, View } from '@tarojs/components'
import { useEffect, useSyncExternalStore } from 'react'
import { aria } from './aria.ts'
import { useCoachFrame } from './coach-frame.ts'
import { coachAt, keepCoachAt, markCoachSeen, watchCoach } from './coach-seen.ts'
import { type CoachStep, stepAt } from './coach-steps.ts'
import { Tap } from './tap.tsx'

/**
 * What a first visit says of a screen, one step after the other. It stands in the page, never over it: whoever is in a
 * hurry works on and leaves it, and a step that was done by itself gives way to the next. Skipped or gone through, it does
 * not come back before it is asked for.
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
  const gone = useSyncExternalStore(
    watchCoach,
    () => coachAt(name),
    () => Number.POSITIVE_INFINITY,
  )
  const at = stepAt(steps, gone)
  const step = at === null ? undefined : steps[at]
  const over = steps.length > 0 && step === undefined && gone < steps.length
  useEffect(() => {
    if (over) markCoachSeen(name)
  }, [over, name])
  const frame = useCoachFrame(step?.target)
  if (!step || at === null) return null
  const last = stepAt(steps, at + 1) === null
  const end = () => markCoachSeen(name)
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
          onTap={last ? end : () => keepCoachAt(name, at + 1)}
        >
          <Text>{last ? doneWord : nextWord}</Text>
        </Tap>
      </View>
    </View>
  )
}
