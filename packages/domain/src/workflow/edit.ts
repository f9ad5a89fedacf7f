/**
 * A step into a definition: a member's name, or for an element of a list the value of its `key` (`nodes`, `fields`,
 * `stages`, `messages`), or its index where elements have none. Never `__proto__` and its like.
 */
export type EditPath = readonly (string | number)[]

/**
 * One change of a draft, as it is kept, sent, undone and laid over somebody else's. `was` is what stood there before
 * (absent: nothing); an edit applies only where that is still so. `after` names the element it goes behind, null the
 * front.
 */
export type Edit =
  | { readonly op: 'set'; readonly path: EditPath; readonly value?: unknown; readonly was?: unknown }
  | { readonly op: 'insert'; readonly path: EditPath; readonly value: unknown; readonly after: string | number | null }
  | { readonly op: 'remove'; readonly path: EditPath; readonly was: unknown; readonly after: string | number | null }
  | {
      readonly op: 'move'
      readonly path: EditPath
      readonly after: string | number | null
      readonly was: string | number | null
    }

/** An edit that no longer fits: what stands there now, beside what the edit found. */
export type EditConflict = { readonly index: number; readonly path: EditPath; readonly now: unknown }
