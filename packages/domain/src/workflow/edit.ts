/**
 * A step into a definition: a member's name, or for an element of a list what names it there: its `key` (in `nodes`,
 * `fields`, `stages`, `messages`, `lines`), its `value` (in `options`, `children`, `actions`), form, field and who
 * joined by dots (in `access`), or its index where elements have no name. Never `__proto__` and its like.
 */
export type EditPath = readonly (string | number)[]

/**
 * One change of a draft, as it is kept, sent, undone and laid over somebody else's. `path` leads to the member or the
 * element itself, [] to the whole. `was` is what stood there before (absent: nothing; of a `move` the element before
 * it); an edit applies only where that is still so. `after` names the element it goes behind, null the front.
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

/** An edit that no longer fits: what stands there now (null: nothing), beside what the edit found. */
export type EditConflict = { readonly index: number; readonly path: EditPath; readonly now: unknown }
