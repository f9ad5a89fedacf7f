import type { Answers } from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'

/** A service that the trade sells, to be priced by the company: its usual minutes, and what to know before departure. */
export type PresetServiceItem = {
  readonly code: string
  readonly label: Label
  readonly minutes: number
  readonly hint?: Label
}

/** A mark on orders by which this trade sorts and routes; given by a cascade's choice, an automatic step or a person. */
export type PresetTag = { readonly key: string; readonly label: Label }

/** A door through which orders of this kind come; `source` is the tag that each order from it carries. */
export type PresetEntrance = {
  readonly kind: 'customer' | 'staff' | 'system'
  readonly code: string
  readonly label: Label
  readonly source: string
}

/**
 * One life of an order as a person of the trade would tell it. Answers are by node, one for each visit of the order to
 * the node (the last holds for all later ones); what is required and not said is filled in by the test. `waits` says of
 * a wait node whether its event comes or its time runs out; `late` names tasks left lying until an escalation of theirs fires.
 */
export type Journey = {
  readonly tells: string
  readonly report?: Answers
  readonly answers?: { readonly [node: string]: Answers | readonly Answers[] }
  readonly decisions?: { readonly [node: string]: readonly ('approved' | 'rejected')[] }
  /** Judging nodes whose first look sends every line back. */
  readonly rework?: readonly string[]
  readonly waits?: { readonly [node: string]: 'event' | 'timeout' }
  readonly late?: readonly string[]
  /** No shop stands behind the report, or no customer does. */
  readonly without?: readonly ('store' | 'customer')[]
  /** Nodes the order must have come through. */
  readonly through?: readonly string[]
  /** The end node it comes to. */
  readonly end: string
}

/** What a test drives the preset with: the ordinary report, the ordinary journey first, then the others. */
export type Sample = { readonly report: Answers; readonly journeys: readonly Journey[] }

/** An industry's way of working, ready to be taken over: the work type and what belongs to it. */
export type Preset = {
  readonly key: string
  readonly industry: Label
  readonly label: Label
  /** One sentence on what happens from start to end. */
  readonly summary: Label
  readonly definition: WorkTypeDefinition
  readonly serviceItems: readonly PresetServiceItem[]
  readonly tags?: readonly PresetTag[]
  readonly entrances: readonly PresetEntrance[]
  readonly sample: Sample
}
