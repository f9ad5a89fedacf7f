import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const bff = fileURLToPath(new URL('../../../bff', import.meta.url))

/** Every variable that the settings of the server, the worker and `npm start` are read from. */
function variables(): Set<string> {
  const files = [
    'src/platform/config.ts',
    'src/platform/database/urls.ts',
    ...readdirSync(path.join(bff, 'start')).map((file) => `start/${file}`),
  ]
  const text = files.map((file) => readFileSync(path.join(bff, file), 'utf8')).join('\n')
  const read = /\benv(?:\.|, ')([A-Z][A-Z_]+)\b/g
  return new Set([...text.matchAll(read)].map(([, name]) => name ?? ''))
}

test('the README names every setting', () => {
  const documented = readFileSync(path.join(bff, 'README.md'), 'utf8')
  const names = [...variables()]
  expect(names).toContain('WECHAT_PUSH_AES_KEY')
  expect(names.filter((name) => name !== 'FIELD_API' && !documented.includes(`\`${name}\``))).toEqual([])
})
