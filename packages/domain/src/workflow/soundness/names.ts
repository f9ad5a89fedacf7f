import { configuredKey } from '../../condition/index.ts'
import type { Label } from '../../kernel/index.ts'
import type { Problem } from './problem.ts'

export const labelled = (label: Label | undefined): boolean => (label?.['zh-CN'] ?? '').trim() !== ''

function repeated(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index)
}

/** Keys that are not well formed, or stand twice among their like. */
export function keyProblems(keys: readonly string[], node: string | null, path: string): Problem[] {
  return [
    ...keys
      .filter((key) => !configuredKey.test(key))
      .map((key) => ({ rule: 'key_malformed' as const, node, path: `${path}.${key}` })),
    ...repeated(keys).map((key) => ({ rule: 'key_repeated' as const, node, path: `${path}.${key}` })),
  ]
}
