import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** Everything that a run leaves behind stands in one folder, which may be deleted to begin anew. */
export const data = path.join(root, '.data')

export const logs = path.join(data, 'logs')
export const webRoot = path.join(root, 'miniapp/dist/h5')
export const peopleFile = path.join(data, 'people.json')
