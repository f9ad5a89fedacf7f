import { roles } from '../../access/index.ts'
import { isId } from '../../kernel/index.ts'
import { among } from '../definition/shapes.ts'
import { fault } from '../fault.ts'
import type { FieldKind } from '../field.ts'
import { type Kind, nothing } from './rules.ts'
import { isText, simple } from './simple.ts'

/** The id of something stored. That it exists, and may be named by this person, is known only where it is stored. */
const reference = <K extends FieldKind>(members: Kind<K>['members']): Kind<K> =>
  simple<K, string>({
    members,
    fits: isText,
    limits: (_field, path) => (answer) => (isId(answer) ? nothing : [fault('wrong_format', path)]),
    tell: (answer, _field, { names }) => names[answer] ?? answer,
  })

export const asset = reference<'asset'>({})
export const person = reference<'person'>({ may: { role: among(roles) } })
