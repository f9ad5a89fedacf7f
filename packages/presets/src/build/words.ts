import type { Label } from '@field/domain/kernel'

/** Both languages on one line: Chinese, a bar, English. */
export type Words = `${string} | ${string}`

/** The label that the words say. */
export function label(words: Words): Label {
  const [zh = '', en = ''] = words.split(' | ')
  return { 'zh-CN': zh, en }
}

/** Keys with their words, in the order written. */
export type Named = { readonly [key: string]: Words }

/** Each key with its label. */
export const labels = (named: Named): readonly { readonly key: string; readonly label: Label }[] =>
  Object.entries(named).map(([key, words]) => ({ key, label: label(words) }))
