import type { Body, Reply } from '@field/contract'
import type { Role } from '@field/domain/access'
import type { Words } from '../../words/area.ts'
import type { entranceWords } from '../../words/entrances.ts'

export type Entrance = Reply<'GET /entrances'>['entrances'][number]
export type Kind = Entrance['kind']
export const kinds: readonly Kind[] = ['customer', 'staff', 'system']
type W = Words<typeof entranceWords>

/** An entrance as it is typed. */
export type Form = {
  readonly kind: Kind
  readonly name: string
  readonly english: string
  readonly workType: string | null
  readonly source: string
  readonly tags: readonly string[]
  readonly roles: readonly Role[]
  readonly placeIds: readonly string[]
  readonly open: boolean
}

export const emptyForm: Form = {
  kind: 'customer',
  name: '',
  english: '',
  workType: null,
  source: '',
  tags: [],
  roles: [],
  placeIds: [],
  open: true,
}

export const formOf = ({ kind, label, workType, source, tags, roles, placeIds, open }: Entrance): Form => ({
  kind,
  name: label['zh-CN'],
  english: label.en ?? '',
  workType,
  source,
  tags,
  roles: roles ?? [],
  placeIds: placeIds ?? [],
  open,
})

export const sourceIsWrong = ({ source }: Pick<Form, 'source'>): boolean =>
  source.trim() !== '' && !/^[a-z0-9][a-z0-9_-]{0,31}$/.test(source.trim())

/** The first thing a form lacks, or that is wrong in it. */
export function lackIn(form: Form): 'nameFirst' | 'typeFirst' | 'sourceWrong' | null {
  if (form.name.trim() === '') return 'nameFirst'
  if (form.workType === null) return 'typeFirst'
  return sourceIsWrong(form) ? 'sourceWrong' : null
}

/** Which question of the form a refusal is about, by the path that the server names. */
export function fieldAt(
  path: string | null,
): 'name' | 'workType' | 'source' | 'tags' | 'roles' | 'places' | 'code' | null {
  const [first = ''] = (path ?? '').split('.')
  const of = { label: 'name', placeIds: 'places' } as const
  const name = Object.hasOwn(of, first) ? of[first as keyof typeof of] : first
  return (
    (['name', 'workType', 'source', 'tags', 'roles', 'places', 'code'] as const).find((one) => one === name) ?? null
  )
}

/** What is sent to change an entrance; nobody chosen means everybody. */
export function changeOf(form: Form): Body<'PUT /entrances/:id'> {
  const source = form.source.trim()
  return {
    label: { 'zh-CN': form.name.trim(), ...(form.english.trim() !== '' && { en: form.english.trim() }) },
    ...(form.workType !== null && { workType: form.workType }),
    ...(source !== '' && { source }),
    tags: [...form.tags],
    roles: form.roles.length > 0 ? [...form.roles] : null,
    placeIds: form.placeIds.length > 0 ? [...form.placeIds] : null,
    open: form.open,
  }
}

/** What is sent to open one; `code` names it in addresses and never changes. */
export const creationOf = (form: Form, code: string): Body<'POST /entrances'> => ({
  ...changeOf(form),
  label: { 'zh-CN': form.name.trim(), ...(form.english.trim() !== '' && { en: form.english.trim() }) },
  workType: form.workType ?? '',
  code,
  kind: form.kind,
})

/** A code out of an id: its last eight signs after a letter that tells the kind. */
export const codeFrom = (kind: Kind, id: string): string =>
  `${kind.slice(0, 1)}-${id.replace(/[^a-z0-9]/g, '').slice(-8)}`

/** By kind, open ones first. */
export const grouped = (entrances: readonly Entrance[]) =>
  kinds.flatMap((kind) => {
    const own = entrances.filter((one) => one.kind === kind).sort((a, b) => Number(b.open) - Number(a.open))
    return own.length === 0 ? [] : [{ kind, entrances: own }]
  })

/** What an entrance does in one sentence, and what it leaves on its orders in one line of facts. */
export function said(
  { kind, workType, source, tags, roles, placeIds, stickers }: Entrance,
  {
    w,
    typeName,
    roleName,
    comma,
  }: { w: W; typeName: (key: string) => string; roleName: (role: Role) => string; comma: string },
): { readonly does: string; readonly facts: string } {
  const type = typeName(workType)
  const who = roles === null ? w.allStaff : roles.map(roleName).join(comma)
  const does =
    kind === 'staff' ? w.says_staff(type, who) : kind === 'system' ? w.says_system(type) : w.says_customer(type)
  const facts = [
    w.fact_source(source),
    tags.length > 0 && w.fact_tags(tags.join(' ')),
    placeIds !== null && w.fact_places(placeIds.length),
    kind === 'customer' && w.stickers(stickers),
  ]
  return { does, facts: facts.filter(Boolean).join(' · ') }
}

/** Where a code leads: the path inside the mini-program, and the same page on the web. */
export function waysOf(token: string, origin: string): { readonly path: string; readonly link: string } {
  const path = `pages/landing/page?scene=${encodeURIComponent(token)}`
  return { path, link: `${origin}/#/${path}` }
}
