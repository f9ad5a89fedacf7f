import { readFile } from 'node:fs/promises'
import { statusSteps } from '@field/domain/work-order'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { openScene, type Scene } from '../stock/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

test('a freshly founded company breaks none', async () => {
  expect(await asAdmin(scene.database.urls.worker, checkInvariants)).toEqual([])
})

test('a role that sees one organization only may not judge', async () => {
  await expect(asAdmin(scene.database.urls.app, checkInvariants)).rejects.toThrow('sees every organization')
})

test('the steps of a status in SQL are those of the domain', async () => {
  const sql = await readFile(new URL('../../../bff/invariants.sql', import.meta.url), 'utf8')
  const list = /legal_step \(before, after\) as \(values(.*?)\n\),/s.exec(sql)?.[1] ?? ''
  const there = [...list.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, before, after]) => `${before} ${after}`)
  const here = Object.entries(statusSteps).flatMap(([before, steps]) => steps.map((after) => `${before} ${after}`))
  expect(there.sort()).toEqual(here.sort())
})
