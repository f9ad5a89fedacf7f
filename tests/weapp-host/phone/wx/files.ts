import { type Given, later, now, Refused } from './api.ts'
import { base64Of, bytesOf, files, folders, typeOf, userFolder } from './paths.ts'

const limit = 200 * 1_024 * 1_024

const gone = (path: string) => new Refused(`no such file or directory, open '${path}'`, { errno: 1300002 })

export function fileAt(path: unknown): Uint8Array {
  const file = files.get(String(path))
  if (!file) throw gone(String(path))
  return file.bytes
}

function write(path: string, bytes: Uint8Array): void {
  if (!path.startsWith(`${userFolder}/`)) throw new Refused(`permission denied, open '${path}'`, { errno: 1300013 })
  if (!folders.has(path.slice(0, path.lastIndexOf('/')))) throw gone(path)
  const all = [...files].reduce((sum, [name, file]) => sum + (name.startsWith(userFolder) ? file.bytes.length : 0), 0)
  if (all + bytes.length > limit)
    throw new Refused('the maximum size of the file storage limit is exceeded', { errno: 1300202 })
  files.set(path, { bytes, at: Date.now(), type: typeOf(path) })
}

function makeFolder(path: string, whole: boolean): void {
  if (folders.has(path)) throw new Refused(`file already exists ${path}`)
  const above = path.slice(0, path.lastIndexOf('/'))
  if (!folders.has(above)) {
    if (!whole || !above.startsWith(userFolder)) throw gone(path)
    makeFolder(above, true)
  }
  folders.add(path)
}

const access = (path: string) => {
  if (!files.has(path) && !folders.has(path)) throw gone(path)
}
const stats = (path: string) => {
  const file = files.get(path)
  if (!file && !folders.has(path)) throw gone(path)
  const at = Math.floor((file?.at ?? Date.now()) / 1_000)
  return { size: file?.bytes.length ?? 0, mode: 0, lastAccessedTime: at, lastModifiedTime: at }
}
const withKinds = (path: string, found = stats(path)) => ({
  ...found,
  isFile: () => files.has(path),
  isDirectory: () => folders.has(path),
})
const remove = (path: string) => {
  if (!files.delete(path)) throw gone(path)
}
const read = (path: string, encoding?: unknown) => {
  const bytes = fileAt(path)
  if (encoding === undefined) return bytes.slice().buffer
  if (encoding === 'base64') return base64Of(bytes)
  return new TextDecoder().decode(bytes)
}
const bytesFrom = (data: unknown, encoding: unknown): Uint8Array => {
  if (typeof data !== 'string') return new Uint8Array(data as ArrayBuffer).slice()
  return encoding === 'base64' ? bytesOf(data) : new TextEncoder().encode(data)
}
const list = (folder: string) => {
  if (!folders.has(folder)) throw gone(folder)
  const below = [...files.keys(), ...folders].filter((path) => path.startsWith(`${folder}/`))
  return [...new Set(below.map((path) => path.slice(folder.length + 1).split('/')[0] as string))]
}
const text = (value: unknown) => String(value)

/** What `wx.getFileSystemManager()` gives. */
export const fileSystem = {
  accessSync: now('fs.accessSync', access),
  access: later('fs.access', ({ path }) => access(text(path))),
  mkdirSync: now('fs.mkdirSync', (path: string, recursive?: boolean) => makeFolder(path, recursive === true)),
  mkdir: later('fs.mkdir', ({ dirPath, recursive }) => makeFolder(text(dirPath), recursive === true)),
  copyFileSync: now('fs.copyFileSync', (from: string, to: string) => write(to, fileAt(from))),
  copyFile: later('fs.copyFile', ({ srcPath, destPath }) => write(text(destPath), fileAt(srcPath))),
  saveFileSync: now('fs.saveFileSync', (from: string, to: string) => {
    write(to, fileAt(from))
    return to
  }),
  saveFile: later('fs.saveFile', ({ tempFilePath, filePath }) => {
    write(text(filePath), fileAt(tempFilePath))
    return { savedFilePath: text(filePath) }
  }),
  statSync: now('fs.statSync', (path: string) => withKinds(path)),
  stat: later('fs.stat', ({ path }) => ({ stats: withKinds(text(path)) })),
  getFileInfo: later('fs.getFileInfo', ({ filePath }) => ({ size: fileAt(filePath).length })),
  readFileSync: now('fs.readFileSync', read),
  readFile: later('fs.readFile', ({ filePath, encoding }) => ({ data: read(text(filePath), encoding) })),
  writeFileSync: now('fs.writeFileSync', (path: string, data: unknown, encoding?: unknown) =>
    write(path, bytesFrom(data, encoding)),
  ),
  writeFile: later('fs.writeFile', ({ filePath, data, encoding }: Given) =>
    write(text(filePath), bytesFrom(data, encoding)),
  ),
  readdirSync: now('fs.readdirSync', list),
  readdir: later('fs.readdir', ({ dirPath }) => ({ files: list(text(dirPath)) })),
  unlinkSync: now('fs.unlinkSync', remove),
  unlink: later('fs.unlink', ({ filePath }) => remove(text(filePath))),
}
