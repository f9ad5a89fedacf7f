import type { Import } from './sources.ts'

/** Floors of the domain: a subject imports lower floors only, and only through their index. */
const floors: Readonly<Record<string, number>> = {
  kernel: 0,
  condition: 1,
  access: 1,
  form: 2,
  library: 2,
  pricing: 2,
  stock: 2,
  workflow: 3,
  'work-order': 4,
  automation: 5,
  settlement: 5,
  notice: 5,
  offline: 5,
  rehearsal: 6,
}

const isLibrary = (to: string) => !/^(packages|bff|miniapp|tests)\//.test(to)
const within = (folder: string, to: string) => to.startsWith(`${folder}/`)
const part = (file: string, from: string) =>
  file.startsWith(from) ? (file.slice(from.length).split('/')[0] ?? '') : ''

const roleFolders = ['technician', 'store', 'dispatch', 'manage', 'studio']

/** Why a file may not import that, in one sentence; null when it may. These are the rows of the table in the README. */
export function faultOfImport(file: string, { to, typeOnly }: Import): string | null {
  if (!file.startsWith('tests/') && within('tests', to)) return 'nothing imports the tests'
  if (within('packages/domain', file)) return domainFault(file, to)
  if (within('packages/contract', file))
    return isLibrary(to)
      ? to === 'typebox'
        ? null
        : 'the contract knows TypeBox only'
      : within('packages', to) && /packages\/(contract|domain)\//.test(to)
        ? null
        : 'the contract stands on the domain alone'
  if (within('packages/presets', file))
    return isLibrary(to) || !/^packages\/(presets|domain)\//.test(to) ? 'presets are data of the domain' : null
  if (within('packages/wechat', file))
    return isLibrary(to) || within('packages/wechat', to) ? null : 'the WeChat client knows nothing of ours'
  if (within('packages/wechat-sandbox', file))
    return isLibrary(to) || /^packages\/wechat(-sandbox)?\//.test(to)
      ? null
      : 'the sandbox knows nothing of the product'
  if (within('bff', file)) return bffFault(file, to)
  if (within('miniapp/src', file)) return miniappFault(file, to, typeOnly)
  return null
}

function domainFault(file: string, to: string): string | null {
  if (isLibrary(to)) return 'the domain uses no library'
  if (!within('packages/domain', to)) return 'the domain stands on nothing of ours'
  const from = part(file, 'packages/domain/src/')
  const target = part(to, 'packages/domain/src/')
  if (file === 'packages/domain/src/index.ts' || from === target) return null
  const [own, other] = [floors[from], floors[target]]
  if (own === undefined || other === undefined) return `no floor is known for ${own === undefined ? from : target}`
  if (other >= own) return `${from} (floor ${own}) may not look up or sideways to ${target} (floor ${other})`
  return to.endsWith(`/${target}/index.ts`) ? null : `${target} is entered through its index`
}

function bffFault(file: string, to: string): string | null {
  if (within('miniapp', to)) return 'the server does not know the client'
  if (!within('bff/src', file)) return null
  if (to === 'packages/wechat-sandbox/src/index.ts')
    return file.startsWith('bff/src/notices/sandbox-library') ? null : 'the server does not know the stand-in'
  const from = part(file, 'bff/src/')
  const target = part(to, 'bff/src/')
  if (isLibrary(to) || !within('bff', to) || from === target || from.endsWith('.ts')) return null
  if (from === 'platform') return 'the platform knows no capability'
  if (target === 'platform') return null
  return to.endsWith('/queries.ts') ? null : `${from} enters ${target} otherwise than by its queries`
}

function miniappFault(file: string, to: string, typeOnly: boolean): string | null {
  if (within('bff', to)) return 'the client does not know the server'
  if (within('packages/contract', to) && !typeOnly)
    return 'the contract is types only on the phone (as values it costs a page 44 KB)'
  const from = part(file, 'miniapp/src/')
  const target = part(to, 'miniapp/src/')
  if (from === 'ui') return isLibrary(to) ? null : target === 'ui' ? null : 'ui has no business word in it'
  if (from === 'data') return ['', 'data'].includes(target) ? null : `data does not know ${target}`
  if (from === 'words') return ['', 'words', 'ui', 'data'].includes(target) ? null : `words do not know ${target}`
  if (target === '' || target === from || from.endsWith('.ts') || from.endsWith('.tsx')) return null
  if (roleFolders.includes(target) || target === 'pages') return `${from} may not know the screens of ${target}`
  return null
}

const vague = /(^|[-./])(util|utils|helper|helpers|manager|service|handler|base|common|misc)([-.]|$)/

/** Why a path is not a name a newcomer would find, or null. */
export function faultOfName(file: string): string | null {
  const name = file.split('/').at(-1) ?? ''
  if (file.startsWith('tests/') || file.startsWith('miniapp/config')) return null
  if (vague.test(name.replace('service-item', ''))) return 'the name says nothing'
  return /^[a-z0-9][a-z0-9.-]*$/.test(name) ? null : 'names are lower case with dashes'
}

const banned: readonly (readonly [RegExp, string])[] = [
  [/\bas any\b(?! )|: any\s*[,;)=|>\]}]|<any>|\bany\[\]/, 'any hides what a thing is'],
  [/@ts-(ignore|nocheck|expect-error)/, 'the compiler is not silenced'],
  [/biome-ignore(?!.*:)/, 'the linter is silenced only with a reason'],
  [/\b(TODO|FIXME|XXX)\b/, 'nothing is left for later in the code'],
]

/** What a source file says that none should. */
export function faultsOfText(file: string, text: string): string[] {
  if (file.startsWith('tests/architecture/')) return []
  const machine = new RegExp(`(^|[\\s'"\`(=])/(${['work', 'root', 'home'].join('|')})/`)
  const faults = banned.flatMap(([pattern, why]) => (pattern.test(text) ? [why] : []))
  return machine.test(text) ? [...faults, 'a path of one machine'] : faults
}

/** Files above this many lines do more than one thing; tables of data may be longer. */
export const longest = 350
export const isTable = (file: string) =>
  /(^|\/)(seeds\/(library|story)|presets\/src|words|routes|icons)/.test(file) ||
  /tables\.ts$/.test(file) ||
  file.startsWith('tests/')
