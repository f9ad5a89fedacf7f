import type { Condition } from '../condition/index.ts'
import type { Label } from '../kernel/index.ts'

/** `key` is `^[a-z][a-z0-9_]{0,31}$` and unique in its form. */
type FieldBase = {
  readonly key: string
  readonly label: Label
  readonly help?: Label
  readonly required?: boolean | Condition
  readonly visible?: Condition
  /** What can only be answered when the work is over (the temperature afterwards) is asked after everything else. */
  readonly askedLast?: boolean
}

export type Option = { readonly value: string; readonly label: Label }

/** Named formats instead of an administrator's regular expression. */
export type TextFormat = 'phone' | 'plate' | 'id_card' | 'email' | 'serial'

/** One line of a checklist: what is to be done, whether it wants a photo before and after, and what may have been done. */
export type ChecklistLine = {
  readonly key: string
  readonly label: Label
  readonly evidence: 'none' | 'after' | 'before_and_after'
  readonly actions?: readonly Option[]
}

export type Field = FieldBase &
  (
    | {
        readonly kind: 'text' | 'long_text'
        readonly min?: number
        readonly max?: number
        readonly format?: TextFormat
      }
    | {
        readonly kind: 'number'
        readonly min?: number
        readonly max?: number
        readonly decimals?: number
        readonly unit?: Label
      }
    | { readonly kind: 'money'; readonly min?: number; readonly max?: number }
    | { readonly kind: 'select'; readonly options: readonly Option[] }
    | {
        readonly kind: 'multi_select'
        readonly options: readonly Option[]
        readonly min?: number
        readonly max?: number
      }
    | { readonly kind: 'date' | 'datetime' }
    | { readonly kind: 'phone' }
    | { readonly kind: 'photo' | 'audio' | 'video' | 'file'; readonly min?: number; readonly max?: number }
    | { readonly kind: 'signature' }
    | { readonly kind: 'rating' }
    | { readonly kind: 'serial' }
    | { readonly kind: 'checklist'; readonly lines: readonly ChecklistLine[] }
    | { readonly kind: 'section' | 'hint' }
  )

export type FieldKind = Field['kind']

/** `atLeastOneOf`: groups of field keys of which one answer is enough, and none is too little. */
export type FormSchema = {
  readonly version: number
  readonly fields: readonly Field[]
  readonly atLeastOneOf?: readonly (readonly string[])[]
}

/**
 * What was done on a checklist line. `not_applicable` wants a reason in `note`; photos are ids of uploaded files.
 * Lines that were accepted in an earlier round are locked and come back unchanged.
 */
export type ChecklistAnswer = {
  readonly done: boolean
  readonly notApplicable?: boolean
  readonly action?: string
  readonly note?: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/**
 * An answer by kind: text kinds, phone, serial, select, signature (a file id) → string; number, money (fen), rating,
 * date and datetime (instant) → number; multi_select and media → string[]; checklist → by line key.
 */
export type Answer = string | number | boolean | readonly string[] | { readonly [line: string]: ChecklistAnswer } | null
export type Answers = { readonly [key: string]: Answer }
