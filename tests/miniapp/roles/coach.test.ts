import { roles } from '@field/domain/access'
import { describe, expect, test } from 'vitest'
import { roleCoachSteps } from '../../../miniapp/src/roles/coach-steps.ts'
import { tabsOf } from '../../../miniapp/src/roles/tabs.ts'
import { stepAt } from '../../../miniapp/src/ui/coach-steps.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { coachWords } from '../../../miniapp/src/words/coach.ts'

describe('#25 the marks of a first visit', () => {
  test.each(roles)('of %s speak of places in its bar, in every language, narrow and wide', (role) => {
    for (const language of ['zh-CN', 'en'] as const)
      for (const wide of [false, true]) {
        const steps = roleCoachSteps(role, wide, wordsIn(coachWords, language))
        const bar = tabsOf(role, wide).map((tab) => `tab-${tab}`)
        expect(steps.length).toBeGreaterThan(0)
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length)
        for (const { target, title, words } of steps) {
          expect(bar).toContain(target)
          expect(title).not.toBe('')
          expect(words).not.toBe('')
        }
      }
  })

  test('give way to the next when they are done, and end when nothing is left', () => {
    const step = (id: string, passed: boolean) => ({ id, title: id, words: id, passed })
    expect(stepAt([step('a', false), step('b', false)], 0)).toBe(0)
    expect(stepAt([step('a', true), step('b', false)], 0)).toBe(1)
    expect(stepAt([step('a', false), step('b', false)], 1)).toBe(1)
    expect(stepAt([step('a', false), step('b', true)], 1)).toBeNull()
    expect(stepAt([step('a', false)], Number.POSITIVE_INFINITY)).toBeNull()
  })
})
