import { ok, type Result, refuse } from '@field/domain/kernel'

// What jsonb cannot hold: U+0000 and halves of surrogate pairs, as JSON.stringify writes them.
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/

/** Whether a value can be stored as it is. Refuses `wrong_format` for characters that no text of ours may have. */
export const storable = (value: unknown, path: string): Result<true> =>
  unstorable.test(JSON.stringify(value)) ? refuse('wrong_format', { path }) : ok(true)
