import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Output } from './output.ts'

/** Raw bytes of the main package (root '') and of each subpackage of a build. */
export function packageSizes({ dist, subpackages }: Output): { readonly root: string; readonly bytes: number }[] {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ file: path.relative(dist, file).split(path.sep).join('/'), bytes: statSync(file).size }))
  const rootOf = (file: string) => subpackages.find(({ root }) => file.startsWith(`${root}/`))?.root ?? ''
  return ['', ...subpackages.map(({ root }) => root)].map((root) => ({
    root,
    bytes: files.reduce((sum, { file, bytes }) => sum + (rootOf(file) === root ? bytes : 0), 0),
  }))
}
