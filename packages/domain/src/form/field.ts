import type { Role } from '../access/index.ts'
import type { Condition } from '../condition/index.ts'
import type { Label } from '../kernel/index.ts'
import type { Formula } from './formula.ts'

/**
 * Where a field's first value comes from: a constant, the scanned asset, the customer, the order, or the answer of an
 * earlier form. The person may change it.
 */
export type FieldDefault =
  | { readonly from: 'value'; readonly value: Answer }
  | { readonly from: 'asset' | 'customer' | 'order'; readonly key: string }
  | { readonly from: 'answer'; readonly key: string }

/** `key` is `^[a-z][a-z0-9_]{0,31}$` and unique in its form. */
type FieldBase = {
  readonly key: string
  readonly label: Label
  readonly help?: Label
  readonly required?: boolean | Condition
  readonly visible?: Condition
  readonly default?: FieldDefault
  /** What can only be answered when the work is over (the temperature afterwards) is asked after everything else. */
  readonly askedLast?: boolean
}

export type Option = { readonly value: string; readonly label: Label }

/** A choice of a cascade with the choices below it. `tags` are given to the order when it is chosen. */
export type CascadeOption = Option & {
  readonly children?: readonly CascadeOption[]
  readonly tags?: readonly string[]
}

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
    | {
        readonly kind: 'cascade'
        /** What each level is called, outermost first; at most four. */
        readonly levels: readonly Label[]
        readonly options: readonly CascadeOption[]
      }
    | { readonly kind: 'date' | 'datetime'; readonly min?: 'today'; readonly max?: 'today' }
    | { readonly kind: 'time_range' }
    | { readonly kind: 'phone' }
    | { readonly kind: 'address' | 'location' }
    | { readonly kind: 'photo' | 'audio' | 'video' | 'file'; readonly min?: number; readonly max?: number }
    | { readonly kind: 'signature' }
    | { readonly kind: 'rating' }
    | { readonly kind: 'serial' }
    | { readonly kind: 'asset' }
    | { readonly kind: 'person'; readonly role?: Role }
    | { readonly kind: 'part_lines' | 'service_items'; readonly min?: number; readonly max?: number }
    | {
        readonly kind: 'quote_lines'
        readonly min?: number
        readonly max?: number
        /** The largest discount allowed on a line, in permille; left out, none is. */
        readonly maxDiscount?: number
      }
    | { readonly kind: 'checklist'; readonly lines: readonly ChecklistLine[] }
    | {
        readonly kind: 'computed'
        readonly formula: Formula
        readonly as: 'number' | 'money'
        readonly decimals?: number
        readonly unit?: Label
      }
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

/** From and to, in epoch milliseconds. */
export type TimeRangeAnswer = { readonly from: number; readonly to: number }
/** `division`: GB/T 2260 code of the district. */
export type AddressAnswer = {
  readonly text: string
  readonly division?: string
  readonly latitude?: number
  readonly longitude?: number
}
/** GCJ-02 degrees. */
export type LocationAnswer = { readonly latitude: number; readonly longitude: number; readonly name?: string }
export type PartLineAnswer = { readonly partId: string; readonly quantity: number }
export type ServiceLineAnswer = { readonly itemId: string; readonly quantity: number }
/** `priceFen` is of one; `discount` in permille of the line. */
export type QuoteLineAnswer = {
  readonly name: string
  readonly quantity: number
  readonly priceFen: number
  readonly discount?: number
}
export type LineAnswer = PartLineAnswer | ServiceLineAnswer | QuoteLineAnswer

/**
 * An answer by kind: text kinds, phone, serial, select, asset, person, signature (a file id) → string; number, money
 * (fen), rating, date and datetime (instant), computed → number; multi_select and media → string[]; cascade → the values
 * from the outermost level to the leaf; checklist → by line key; time_range, address, location → one object; part_lines,
 * service_items, quote_lines → a list of lines.
 */
export type Answer =
  | string
  | number
  | boolean
  | readonly string[]
  | { readonly [line: string]: ChecklistAnswer }
  | TimeRangeAnswer
  | AddressAnswer
  | LocationAnswer
  | readonly LineAnswer[]
  | null
export type Answers = { readonly [key: string]: Answer }
