import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { runToEnd } from './child.ts'
import { root } from './places.ts'

export type Platform = 'h5' | 'weapp'

const sources = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/package.json',
  'miniapp/babel.config.js',
  'miniapp/project.config.json',
  'pnpm-lock.yaml',
]

/** Builds the client for a platform unless the build that is there was made of the same sources. Tells which it was. */
export async function buildClient(platform: Platform, stop: AbortSignal): Promise<'built' | 'unchanged'> {
  const keyFile = path.join(root, 'miniapp/dist', `${platform}.key`)
  const key = sourceKey()
  const output = path.join(root, 'miniapp/dist', platform)
  const before = fs.existsSync(keyFile) ? fs.readFileSync(keyFile, 'utf8') : ''
  if (before === key && fs.existsSync(output)) return 'unchanged'
  fs.rmSync(keyFile, { force: true })
  const name = platform === 'h5' ? 'web client' : 'mini-program'
  await runToEnd({ name, script: path.join(root, 'miniapp/config/build.mjs') }, [platform], stop)
  fs.mkdirSync(path.dirname(keyFile), { recursive: true })
  fs.writeFileSync(keyFile, key)
  return 'built'
}

/** One hash over every file that the build reads. */
function sourceKey(): string {
  const packages = fs.readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}/src`)
  const hash = createHash('sha256')
  for (const file of [...sources, ...packages].flatMap(filesBelow).sort()) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.update(process.env.FIELD_API ?? '').digest('hex')
}

function filesBelow(place: string): string[] {
  const kind = fs.statSync(path.join(root, place), { throwIfNoEntry: false })
  if (!kind) return []
  if (!kind.isDirectory()) return [place]
  return fs
    .readdirSync(path.join(root, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
}
