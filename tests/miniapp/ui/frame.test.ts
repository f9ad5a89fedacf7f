import { describe, expect, test } from 'vitest'
import { aroundCapsule } from '../../../miniapp/src/ui/capsule.ts'
import { isSigned } from '../../../miniapp/src/ui/ink.ts'
import { nearestSize, rootClass } from '../../../miniapp/src/ui/root-class.ts'

describe('the root of a page', () => {
  test('says nothing about the theme when it follows the phone', () => {
    expect(rootClass('system', 'normal', 1.4)).toBe('app')
  })
  test('carries what the person chose, over what the phone says', () => {
    expect(rootClass('dark', 'extra', 1)).toBe('app theme-dark text-xl')
    expect(rootClass('light', 'system', 1.18)).toBe('app theme-light text-lg')
  })
  test.each([
    [0.9, 'normal'],
    [1, 'normal'],
    [1.06, 'normal'],
    [1.12, 'large'],
    [23.8 / 17, 'extra'],
  ])('takes WeChat’s scale %d as %s', (scale, size) => expect(nearestSize(scale)).toBe(size))
})

describe('the navigation bar', () => {
  test('is as high as the capsule with its margins, and leaves its width free', () => {
    const iphone = aroundCapsule({ statusBarHeight: 47, windowWidth: 390 }, { top: 53, height: 32, left: 293 })
    expect(iphone).toEqual({ above: 47, height: 44, right: 105 })
    const android = aroundCapsule({ statusBarHeight: 28, windowWidth: 360 }, { top: 36, height: 32, left: 265 })
    expect(android).toEqual({ above: 28, height: 48, right: 103 })
  })
  test('does without the capsule’s measures while WeChat has none', () => {
    expect(aroundCapsule({ windowWidth: 390 }, { top: 0, height: 0, left: 0 })).toEqual({
      above: 0,
      height: 44,
      right: 102,
    })
  })
})

describe('ink', () => {
  const line = (length: number) => [0, 0.5, 1].map((part) => ({ x: part * length, y: 0 }))
  test('is a signature once it is long enough, in one stroke or several', () => {
    expect(isSigned([line(80)])).toBe(true)
    expect(isSigned([line(30), line(35)])).toBe(true)
  })
  test('is none for a dot, a slip, or nothing', () => {
    expect(isSigned([])).toBe(false)
    expect(isSigned([[{ x: 5, y: 5 }]])).toBe(false)
    expect(isSigned([line(20), line(20)])).toBe(false)
  })
})
