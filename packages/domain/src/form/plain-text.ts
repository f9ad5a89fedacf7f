import type { Answer } from './field.ts'

/** Any answer as plain text, for a kind that this version does not know: shown, never edited. */
export function plainText(answer: Answer | undefined): string {
  if (answer === undefined || answer === null) return ''
  if (typeof answer !== 'object') return String(answer)
  return Array.isArray(answer) ? answer.join('、') : Object.keys(answer).join('、')
}
