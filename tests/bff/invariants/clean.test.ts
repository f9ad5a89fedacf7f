import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
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

/** Runs the command of the README against the database of the test. */
async function command(): Promise<{ code: number; output: string }> {
  const { app, worker, owner } = scene.database.urls
  const env = { ...process.env, DATABASE_URL: app, DATABASE_WORKER_URL: worker, DATABASE_OWNER_URL: owner }
  const script = fileURLToPath(new URL('../../../bff/src/invariants.ts', import.meta.url))
  return promisify(execFile)(process.execPath, [script], { env }).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, output: error.stdout }),
  )
}

test('the command says that all is well, or what is wrong, and ends accordingly', async () => {
  expect(await command()).toEqual({ code: 0, output: 'All invariants hold.\n' })
  await scene.sql('update stock_balance set quantity = quantity + 5 where location_id = $1', [scene.ours.locations.van])
  const { code, output } = await command()
  expect(code).toBe(1)
  expect(output).toMatch(
    new RegExp(`^I2 {2}${scene.ours.orgId} {2}location ${scene.ours.locations.van} holds 7 of part`, 'm'),
  )
  await scene.sql('update stock_balance set quantity = quantity - 5 where location_id = $1', [scene.ours.locations.van])
})

test('the steps of a status in SQL are those of the domain', async () => {
  const sql = await readFile(new URL('../../../bff/invariants.sql', import.meta.url), 'utf8')
  const list = /legal_step \(before, after\) as \(values(.*?)\n\),/s.exec(sql)?.[1] ?? ''
  const there = [...list.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, before, after]) => `${before} ${after}`)
  const here = Object.entries(statusSteps).flatMap(([before, steps]) => steps.map((after) => `${before} ${after}`))
  expect(there.sort()).toEqual(here.sort())
})
