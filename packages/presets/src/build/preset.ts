import type { StatusCategory, WorkTypeDefinition } from '@field/domain/workflow'
import type { Preset, PresetEntrance, PresetServiceItem } from '../preset.ts'
import { label, labels, type Named, type Words } from './words.ts'

/** What a status is called by staff, and by customers where that differs. */
type Status = Words | { readonly staff: Words; readonly customer: Words }

type Body = Omit<WorkTypeDefinition, 'key' | 'label' | 'stages' | 'statusLabels'> & {
  readonly stages: Named
  readonly statuses?: { readonly [status in StatusCategory]?: Status }
}

/** A work type from its parts; `stages` are what the customer's progress bar is divided into, in order. */
export const workType = (key: string, words: Words, { stages, statuses, ...body }: Body): WorkTypeDefinition => ({
  ...body,
  key,
  label: label(words),
  stages: labels(stages),
  ...(statuses && {
    statusLabels: Object.fromEntries(
      Object.entries(statuses).map(([status, said]) => [
        status,
        typeof said === 'string'
          ? { staff: label(said), customer: label(said) }
          : { staff: label(said.staff), customer: label(said.customer) },
      ]),
    ),
  }),
})

/** A service that the trade sells: code, name, usual minutes, and what to know before departure. */
export const item = (code: string, words: Words, minutes: number, hint?: Words): PresetServiceItem => ({
  code,
  label: label(words),
  minutes,
  ...(hint && { hint: label(hint) }),
})

const entrance =
  (kind: PresetEntrance['kind']) =>
  (code: string, words: Words, source: string): PresetEntrance => ({ kind, code, label: label(words), source })

export const byCustomer = entrance('customer')
export const byStaff = entrance('staff')
export const bySystem = entrance('system')

type Parts = Omit<Preset, 'key' | 'industry' | 'label' | 'summary' | 'tags'> & {
  readonly industry: Words
  readonly summary: Words
  readonly tags?: Named
}

/** The preset, named as its work type is. */
export const preset = ({ industry, summary, tags, ...more }: Parts): Preset => ({
  ...more,
  key: more.definition.key,
  industry: label(industry),
  label: more.definition.label,
  summary: label(summary),
  ...(tags && { tags: labels(tags) }),
})
