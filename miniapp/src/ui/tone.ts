import type { IconName } from './icons.ts'

/** The six tones of a state. A tone is never shown by colour alone: an icon and a word go with it. */
export type Tone = 'idle' | 'active' | 'wait' | 'turn' | 'bad' | 'good'

/** The icon that goes with a tone where no closer one is named; each has the name of its tone. */
export const toneIcon = {
  idle: 'idle',
  active: 'active',
  wait: 'wait',
  turn: 'turn',
  bad: 'bad',
  good: 'good',
} as const satisfies Record<Tone, IconName>

/** Text colours beside the tones: the accent, and the second and third grey. */
export type Ink = Tone | 'accent' | 'second' | 'third'
