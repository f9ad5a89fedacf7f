import type { Body, Reply } from '@field/contract'
import type { Role } from '@field/domain/access'

export type Entrance = Reply<'GET /entrances'>['entrances'][number]
export type Kind = Entrance['kind']
export const kinds: readonly Kind[] = ['customer', 'staff', 'system']

/** An entrance as it is typed. */
export type Form = {
  readonly kind: Kind
  readonly name: string
  readonly english: string
  readonly workType: string | null
  readonly source: string
  readonly tags: string
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
  tags: '',
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
  tags: tags.join(' '),
  roles: roles ?? [],
  placeIds: placeIds ?? [],
  open,
})

/** The first thing a form lacks, or that is wrong in it. */
export function lackIn({ name, workType, source }: Form): 'nameFirst' | 'typeFirst' | 'sourceWrong' | null {
  if (name.trim() === '') return 'nameFirst'
  if (workType === null) return 'typeFirst'
  return source.trim() === '' || /^[a-z0-9][a-z0-9_-]{0,31}$/.test(source.trim()) ? null : 'sourceWrong'
}

/** What is sent to change an entrance; nobody chosen means everybody. */
export function changeOf(form: Form): Body<'PUT /entrances/:id'> {
  const source = form.source.trim()
  return {
    label: { 'zh-CN': form.name.trim(), ...(form.english.trim() !== '' && { en: form.english.trim() }) },
    ...(form.workType !== null && { workType: form.workType }),
    ...(source !== '' && { source }),
    tags: form.tags.split(/\s+/).filter((tag) => tag !== ''),
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
