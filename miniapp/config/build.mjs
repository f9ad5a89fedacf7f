// Builds the client for one platform and refuses to call a broken build good: `node config/build.mjs weapp|h5`.
// Taro ends with status 0 when it rejects its own config, so the output itself is what gets checked.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingFrom, outputFolder } from './output.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const platform = process.argv[2]
if (platform !== 'weapp' && platform !== 'h5') fail('say which platform: weapp or h5')

const folder = outputFolder(root, platform, process.env)
const output = path.relative(root, folder)
const names = existsSync(folder) ? readdirSync(folder) : []
const built = ['app.json', 'index.html'].some((name) => names.includes(name))
if (output.startsWith('..') && names.length > 0 && !built) fail(`${folder} holds something that is no build`)
const started = Date.now()
rmSync(folder, { recursive: true, force: true })

const taro = path.join(path.dirname(createRequire(import.meta.url).resolve('@tarojs/cli/package.json')), 'bin/taro')
// Taro joins its output to the root, so it is told a relative path whatever was asked for.
// --no-check: the check asks a vendor site for its rules first; tsc already checks the config's types.
const run = spawnSync(process.execPath, [taro, 'build', '--type', platform, '--no-check'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production', TARO_ENV: platform, FIELD_OUTPUT: output },
})
if (run.status !== 0) fail(`Taro ended with ${run.status ?? run.signal}`)

const missing = missingFrom(platform, {
  has: (file) => existsSync(at(file)) && statSync(at(file)).size > 0 && statSync(at(file)).mtimeMs >= started,
  read: (file) => readFileSync(at(file), 'utf8'),
})
if (missing.length > 0) fail(`the build left out ${missing.join(', ')}`)
console.log(`built ${output} in ${((Date.now() - started) / 1000).toFixed(1)} s`)

function at(file) {
  return path.join(folder, file)
}

function fail(why) {
  console.error(`build: ${why}`)
  process.exit(1)
}
