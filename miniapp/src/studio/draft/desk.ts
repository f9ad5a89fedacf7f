import { sameJson } from '@field/domain/form'
import {
  applyEdits,
  type Edit,
  type EditConflict,
  moveEdit,
  removeEdit,
  setEdit,
  valueAt,
  type WorkTypeDefinition,
} from '@field/domain/workflow'
import { differences } from './differences.ts'

/** One step of a person's work, and the edits that take it back. */
type Step = { readonly edits: readonly Edit[]; readonly inverse: readonly Edit[]; readonly at: number }

/** My edit that no longer fits, beside what somebody else put there. */
export type Clash = { readonly id: number; readonly mine: Edit; readonly now: unknown }

/**
 * A draft while it is worked on: `definition` is the server's `revision` with `flying` (sent, unanswered) and `unsent`
 * laid over it. Nothing a person did leaves these lists before the server has it, or before the person gave it up.
 */
export type Desk = {
  readonly revision: number
  readonly definition: WorkTypeDefinition
  readonly unsent: readonly Edit[]
  readonly flying: readonly Edit[] | null
  readonly done: readonly Step[]
  readonly undone: readonly Step[]
  readonly clashes: readonly Clash[]
  readonly clashCount: number
}

type Stand = { readonly revision: number; readonly definition: WorkTypeDefinition }

/** A desk over what the server has, with edits that an earlier visit could not send any more. */
export function openDesk({ revision, definition }: Stand, kept: readonly Edit[] = []): Desk {
  const laid = applyEdits(definition, kept)
  const desk: Desk = {
    revision,
    definition: laid.definition,
    unsent: laid.applied,
    flying: null,
    done: [],
    undone: [],
    clashes: [],
    clashCount: 0,
  }
  return withClashes(desk, kept, laid.conflicts)
}

function withClashes(desk: Desk, edits: readonly Edit[], conflicts: readonly EditConflict[]): Desk {
  const fresh = conflicts.flatMap(({ index, now }, place): Clash[] => {
    const mine = edits[index]
    return mine ? [{ id: desk.clashCount + place, mine, now }] : []
  })
  return { ...desk, clashes: [...desk.clashes, ...fresh], clashCount: desk.clashCount + fresh.length }
}

/** How long a pause ends a run of typing: what is typed in one go is undone in one go, and sent as one edit. */
const typingPause = 1_500
const mostSteps = 200

/** The two sets of one member as one; null when they are something else. */
function merged(first: Edit | undefined, second: Edit | undefined): Edit | null {
  if (first?.op !== 'set' || second?.op !== 'set' || !sameJson(first.path, second.path)) return null
  const { value: _, ...rest } = first
  return 'value' in second ? { ...rest, value: second.value } : rest
}

function queued(unsent: readonly Edit[], edits: readonly Edit[]): readonly Edit[] {
  const one = edits.length === 1 ? merged(unsent.at(-1), edits[0]) : null
  return one ? [...unsent.slice(0, -1), one] : [...unsent, ...edits]
}

/** What the person made of the definition; the same again changes nothing. */
export function changed(desk: Desk, next: WorkTypeDefinition, at: number): Desk {
  const edits = differences(desk.definition, next)
  if (edits.length === 0) return desk
  const laid = applyEdits(desk.definition, edits)
  const last = desk.done.at(-1)
  const typed =
    last && last.edits.length === 1 && laid.applied.length === 1 && at - last.at < typingPause
      ? merged(last.edits[0], laid.applied[0])
      : null
  const step: Step = typed
    ? { edits: [typed], inverse: last?.inverse ?? [], at }
    : { edits: laid.applied, inverse: laid.inverse, at }
  const before = typed ? desk.done.slice(0, -1) : desk.done
  return {
    ...desk,
    definition: laid.definition,
    unsent: queued(desk.unsent, laid.applied),
    done: [...before, step].slice(-mostSteps),
    undone: [],
  }
}

/** Whether a set's inverse still finds what it takes back; a typed run's inverse says so with the last value. */
function fitted(step: Step, definition: WorkTypeDefinition): readonly Edit[] {
  const [only] = step.inverse
  if (step.inverse.length !== 1 || only?.op !== 'set') return step.inverse
  const last = step.edits[0]
  const expected = last?.op === 'set' ? last.value : undefined
  if (!sameJson(valueAt(definition, only.path), expected)) return step.inverse
  const { was: _, ...rest } = only
  return [expected === undefined ? rest : { ...rest, was: expected }]
}

/** Takes the last step back, as far as nobody else has changed the same since; those parts are left as they are. */
export function undone(desk: Desk): Desk {
  const step = desk.done.at(-1)
  if (!step) return desk
  const laid = applyEdits(desk.definition, fitted(step, desk.definition))
  return {
    ...desk,
    definition: laid.definition,
    unsent: [...desk.unsent, ...laid.applied],
    done: desk.done.slice(0, -1),
    undone: [...desk.undone, { edits: laid.applied, inverse: laid.inverse, at: step.at }],
  }
}

/** Does again what was taken back last. */
export function redone(desk: Desk): Desk {
  const step = desk.undone.at(-1)
  if (!step) return desk
  const laid = applyEdits(desk.definition, step.inverse)
  return {
    ...desk,
    definition: laid.definition,
    unsent: [...desk.unsent, ...laid.applied],
    undone: desk.undone.slice(0, -1),
    done: [...desk.done, { edits: laid.applied, inverse: laid.inverse, at: 0 }],
  }
}

const mostAtOnce = 200

/** What is to be sent now, at most 200 at once; the same desk when something is on its way or there is nothing. */
export function taken(desk: Desk): Desk {
  if (desk.flying || desk.unsent.length === 0) return desk
  return { ...desk, flying: desk.unsent.slice(0, mostAtOnce), unsent: desk.unsent.slice(mostAtOnce) }
}

/** The server has what was on its way: its stand, what of mine did not fit, and my newer edits laid over it. */
export function answered(
  desk: Desk,
  { revision, definition, conflicts }: Stand & { readonly conflicts: readonly EditConflict[] },
): Desk {
  const laid = applyEdits(definition, desk.unsent)
  const base = {
    ...withClashes(desk, desk.flying ?? [], conflicts),
    revision,
    definition: laid.definition,
    flying: null,
    unsent: laid.applied,
  }
  return withClashes(base, desk.unsent, laid.conflicts)
}

/** Nothing is known of what was on its way: it will be sent again. Edits that are in already change nothing there. */
export const unanswered = (desk: Desk): Desk =>
  desk.flying ? { ...desk, unsent: [...desk.flying, ...desk.unsent], flying: null } : desk

/** Somebody else changed the draft: their stand with what I have not sent yet laid over it. Waits while mine is on its way. */
export const seen = (desk: Desk, stand: Stand): Desk =>
  desk.flying || stand.revision <= desk.revision ? desk : answered(desk, { ...stand, conflicts: [] })

/** My edit once more, over what stands there now; null when there is no place for it any more. */
function again(definition: WorkTypeDefinition, mine: Edit): Edit | null {
  if (mine.op === 'set') return setEdit(definition, mine.path, mine.value)
  if (mine.op === 'remove') return removeEdit(definition, mine.path)
  if (mine.op === 'move') return moveEdit(definition, mine.path, null)
  const list = valueAt(definition, mine.path.slice(0, -1))
  return Array.isArray(list) ? { ...mine, after: null } : null
}

/** Settles a clash: mine is laid over what stands there, or theirs stays. */
export function settled(desk: Desk, id: number, whose: 'mine' | 'theirs'): Desk {
  const clash = desk.clashes.find((one) => one.id === id)
  if (!clash) return desk
  const clashes = desk.clashes.filter((one) => one !== clash)
  const edit = whose === 'mine' ? again(desk.definition, clash.mine) : null
  if (!edit) return { ...desk, clashes }
  const laid = applyEdits(desk.definition, [edit])
  return { ...desk, clashes, definition: laid.definition, unsent: [...desk.unsent, ...laid.applied] }
}
