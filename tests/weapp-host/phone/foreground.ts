import { fault } from './record.ts'

/** How long WeChat lets an app work on after it was put behind others. */
const graceMs = 5_000

let front = true
let asleep = false
let timer: ReturnType<typeof setTimeout> | undefined

const onSleep = new Set<() => void>()

export const isFront = (): boolean => front
/** Whether the app lies behind others for longer than the grace: no request starts, none ends. */
export const isAsleep = (): boolean => asleep

/** `play` is called when the grace is over, every time. */
export const whenAsleep = (play: () => void): void => void onSleep.add(play)

/** Puts the app behind others; `atOnce` leaves out the five seconds. */
export function goBehind(atOnce: boolean): void {
  if (!front) fault('the app is already hidden')
  front = false
  const sleep = () => {
    asleep = true
    for (const play of onSleep) play()
  }
  if (atOnce) sleep()
  else timer = setTimeout(sleep, graceMs)
}

export function comeFront(): void {
  clearTimeout(timer)
  front = true
  asleep = false
}
