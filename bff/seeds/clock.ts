import { writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { setting } from './setting.ts'

let offset = 0

/** The story's present, which the server, the worker and the sandbox share through CLOCK_FILE. */
export const storyNow = (): number => Date.now() + offset

/** Moves the story to a moment; the others see it a few milliseconds later. */
export async function moveTo(moment: number): Promise<void> {
  offset = Math.round(moment - Date.now())
  writeFileSync(setting('CLOCK_FILE'), `${offset}\n`)
  await wait(6)
}

/** Back to the real present. */
export async function moveToNow(): Promise<void> {
  offset = 0
  writeFileSync(setting('CLOCK_FILE'), '0\n')
  await wait(6)
}
