import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEmbedded } from '../../../bff/src/platform/database/embedded.ts'
import { alive } from '../../../bff/src/platform/database/postmaster.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'field embedded '))
  chmodSync(folder, 0o755)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = () => startEmbedded({ dataDir: path.join(folder, 'data'), logFile: path.join(folder, 'postgres.log') })

/** The same in a process of its own, which prints the number of its PostgreSQL and then waits to be killed. */
async function startElsewhere(): Promise<{ child: ChildProcess; postgres: number }> {
  const launcher = fileURLToPath(new URL('../../../bff/src/platform/database/embedded.ts', import.meta.url))
  const script = `
    const { startEmbedded } = await import(process.argv[1])
    const server = await startEmbedded({ dataDir: process.argv[2] + '/data', logFile: process.argv[2] + '/postgres.log' })
    console.log(server.pid)
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, launcher, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const postgres = await new Promise<number>((resolve) => child.stdout?.once('data', (bytes) => resolve(Number(bytes))))
  return { child, postgres }
}

describe('the built-in PostgreSQL', () => {
  test('keeps its data over a restart, in a path with a space', async () => {
    const first = await start()
    await asAdmin(first.url(), (client) => client.query('create table kept as select 42 as answer'))
    await first.stop()
    expect(alive(first.pid)).toBe(false)
    expect(existsSync(first.sockets)).toBe(false)
    const second = await start()
    const { rows } = await asAdmin(second.url(), (client) => client.query('select answer from kept'))
    await second.stop()
    expect(rows).toEqual([{ answer: 42 }])
  })

  test('listens on its private socket alone, and indexes Chinese text', async () => {
    const server = await start()
    const answers = await asAdmin(server.url(), async (client) => {
      await client.query('create extension pg_trgm')
      const { rows } = await client.query(
        `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync, array_length(show_trgm('维修工单'), 1) as trigrams,
          array(select name from (values ('张三'), ('李四'), ('王五'), ('阿明')) as n (name) order by name collate "zh-x-icu") as pinyin`,
      )
      return rows[0]
    })
    await server.stop()
    expect(answers).toEqual({ addresses: '', fsync: 'on', trigrams: 5, pinyin: ['阿明', '李四', '王五', '张三'] })
  })

  test('is taken over after its launcher was killed, with the data', async () => {
    const { child, postgres } = await startElsewhere()
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(alive(postgres)).toBe(true)
    const server = await start()
    expect(alive(postgres)).toBe(false)
    await server.stop()
  })

  test('is refused while a living process uses the same data, and that one is left in peace', async () => {
    const { child, postgres } = await startElsewhere()
    await expect(start()).rejects.toThrow(`already in use by process ${child.pid}`)
    expect(alive(postgres)).toBe(true)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    await (await start()).stop()
  })

  test('begins anew when the first start was killed half way', async () => {
    const unfinished = path.join(folder, 'data', 'unfinished')
    mkdirSync(path.join(unfinished, 'base'), { recursive: true })
    writeFileSync(path.join(unfinished, 'PG_VERSION'), '18\n')
    await (await start()).stop()
    expect(existsSync(unfinished)).toBe(false)
  })

  test.runIf(process.getuid?.() === 0)(
    'keeps its data elsewhere when root’s folder is closed to other accounts',
    async () => {
      chmodSync(folder, 0o700)
      const server = await start()
      await server.stop()
      expect(server.dataDir).toMatch(/^\/var\/lib\/field-[0-9a-f]{12}\/data\/cluster$/)
      rmSync(path.resolve(server.dataDir, '../..'), { recursive: true })
    },
  )

  test('refuses the data of another major version in one sentence', async () => {
    await (await start()).stop()
    writeFileSync(path.join(folder, 'data', 'cluster', 'PG_VERSION'), '15\n')
    await expect(start()).rejects.toThrow(
      'was written by PostgreSQL 15, and this is PostgreSQL 18: move that folder away',
    )
  })

  test('says in one sentence why broken data does not start', async () => {
    await (await start()).stop()
    truncateSync(path.join(folder, 'data', 'cluster', 'global', 'pg_control'), 0)
    await expect(start()).rejects.toThrow(
      /does not start \(.*pg_control.*\); read .*postgres\.log, or move that folder away/,
    )
  })
})
