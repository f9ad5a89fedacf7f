import { checkDefinition, type WorkTypeDefinition } from '@field/domain/workflow'
import { afterEach, expect, test } from 'vitest'
import { type Checker, type CheckerOptions, createChecker } from '../../../bff/src/work-types/check/check-aside.ts'
import { flow } from '../../domain/workflow/soundness/corpus/flow.ts'
import { forms } from '../../domain/workflow/soundness/corpus/forms.ts'
import { sound } from '../../domain/workflow/soundness/corpus/sound.ts'
import { wideFork } from './wide-fork.ts'

const patience = 60_000

let opened: Checker[] = []
const checker = (options?: CheckerOptions): Checker => {
  const made = createChecker(options)
  opened.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(opened.map(({ close }) => close()))
  opened = []
})

const faulty = new URL('./faulty-thread.ts', import.meta.url)
const called = (key: string): WorkTypeDefinition => ({ ...sound, key })
const tooLarge = [{ rule: 'too_large', node: null, path: 'nodes', detail: { markings: 0 } }]

test(
  'the thread says what the checker says, in the order asked',
  async () => {
    const { check } = checker({ most: 200 })
    const asked = [...flow, ...forms].map(({ definition }) => definition)
    const known = { skills: ['cold'], roles: ['manager', 'finance'] }
    const found = await Promise.all(asked.map((definition) => check(definition, known)))
    expect(found).toEqual(asked.map((definition) => checkDefinition(definition, known)))
  },
  patience,
)

test(
  'the event loop turns while a large work type is checked',
  async () => {
    const { check } = checker()
    await check(sound, {})
    let turns = 0
    let turning = true
    const turn = (): void => {
      turns += 1
      if (turning) setImmediate(turn)
    }
    setImmediate(turn)
    const found = await check(wideFork(20), {})
    turning = false
    expect(found.map(({ rule }) => rule)).toEqual(['too_large'])
    // Checked in the loop itself it would not turn once.
    expect(turns).toBeGreaterThan(10)
  },
  patience,
)

test(
  'what outlasts its patience is too large, and the next is checked by a new thread',
  async () => {
    const { check } = checker({ thread: faulty, patience: 5_000 })
    expect(await check(called('quick'), {})).toEqual([])
    expect(await check(called('for_ever'), {})).toEqual(tooLarge)
    expect(await check(called('quick'), {})).toEqual([])
  },
  patience,
)

test(
  'a thread that dies or breaks is a fault of that question only',
  async () => {
    const { check } = checker({ thread: faulty })
    const [left, quick, broken, last] = await Promise.allSettled(
      ['leaves', 'quick', 'throws', 'quick'].map((key) => check(called(key), {})),
    )
    expect(left).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('left with 3') } })
    expect(quick).toEqual({ status: 'fulfilled', value: [] })
    expect(broken).toMatchObject({ status: 'rejected', reason: { message: 'broken' } })
    expect(last).toEqual({ status: 'fulfilled', value: [] })
  },
  patience,
)

test(
  'no more than so many wait',
  async () => {
    const { check } = checker({ thread: faulty, most: 2 })
    const asked = await Promise.allSettled(['a', 'b', 'c', 'd'].map((key) => check(called(key), {})))
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
    expect(asked[3]).toMatchObject({ reason: { code: 'EBUSY' } })
  },
  patience,
)
