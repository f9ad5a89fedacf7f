import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Recomputed = {
  readonly name: string
  readonly fen?: number
  readonly shares?: readonly number[]
  readonly fault?: string
}

/** Hands stored traces to the independent script, as text, and reads what it made of them. */
export function recomputed(stored: readonly object[]): {
  readonly status: number | null
  readonly results: Recomputed[]
} {
  const script = fileURLToPath(new URL('./recompute.ts', import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    input: JSON.stringify(stored),
    encoding: 'utf8',
    maxBuffer: 256 * 1_024 * 1_024,
  })
  if (stdout === '') throw new Error(stderr)
  return { status, results: JSON.parse(stdout) as Recomputed[] }
}
