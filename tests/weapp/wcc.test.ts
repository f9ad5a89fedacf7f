import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { weappDist } from '../weapp-host/index.ts'
import { compileWithWcc } from '../weapp-host/wcc.ts'

let folder: string | undefined
afterEach(() => {
  if (folder) fs.rmSync(folder, { recursive: true })
  folder = undefined
})

test('WeChat’s own compiler takes every template of the build', () => {
  expect(compileWithWcc(weappDist())).toContain('base.wxml')
})

test('it names the file and the line of a template that is wrong', () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'field-wcc-'))
  fs.writeFileSync(path.join(folder, 'page.wxml'), '<view>\n<view wx:if="{{open">x</view></view>')
  expect(() => compileWithWcc(folder as string)).toThrow(/page\.wxml:2/)
})
