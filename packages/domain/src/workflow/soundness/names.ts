import { configuredKey } from '../../condition/index.ts'
import type { Label } from '../../kernel/index.ts'
import { type Problem, problem } from './problem.ts'

export const labelled = (label: Label | undefined): boolean => (label?.['zh-CN'] ?? '').trim() !== ''

/** The keys that stand twice among their like, once each time again. */
export function repeated(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return keys.filter((key) => {
    const again = seen.has(key)
    seen.add(key)
    return again
  })
}

/** Keys that are not well formed, or stand twice among their like. */
export function keyProblems(keys: readonly string[], node: string | null, path: string): Problem[] {
  return [
    ...keys
      .filter((key) => !configuredKey.test(key))
      .map((key) => problem('key_malformed', node, `${path}.${key}`, { key })),
    ...repeated(keys).map((key) => problem('key_repeated', node, `${path}.${key}`, { key })),
  ]
}
