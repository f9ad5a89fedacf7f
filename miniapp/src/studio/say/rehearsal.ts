import type { Language, RefusalCode } from '@field/domain/kernel'
import type { RehearsalLine } from '@field/domain/rehearsal'
import { refusalWords } from '../../words/refusals.ts'
import type { Names } from './people.ts'

type Speech = Names & { readonly node: (key: string) => string; readonly language: Language }

/** What a timer does, by its code: `wait`, `remind.<promise>`, `escalate.<promise>.<step>`. */
function timerWords(what: string, { w, k }: Names): string {
  const [kind, of, step] = what.split('.')
  const promise = of === 'accept' || of === 'arrive' || of === 'finish' ? k[`promise_${of}`] : ''
  if (kind === 'remind') return `${promise} · ${k.event_reminded}`
  if (kind !== 'escalate') return k.event_wait_over
  const then = `then_${step}`
  return [promise, w.whenLate, Object.hasOwn(k, then) ? k[then as 'then_notify'] : ''].filter(Boolean).join(' · ')
}

/** One line of a rehearsal in words, its step first. */
export function lineWords(line: RehearsalLine, speech: Speech): string {
  const { w, k, node, language } = speech
  const at = (words: string) => ('node' in line && line.node ? `${node(line.node)} · ${words}` : words)
  switch (line.kind) {
    case 'event':
      return at(Object.hasOwn(k, `event_${line.event}`) ? k[`event_${line.event}` as 'event_reported'] : line.event)
    case 'message': {
      const template = `template_${line.template}`
      const known = Object.hasOwn(k, template) ? k[template as 'template_received'] : line.template
      return `${w.toWhom(line.whom)} · ${known}`
    }
    case 'timer':
      return at(timerWords(line.what, speech))
    case 'amount':
      return line.label === 'total' ? w.total : `${line.label} × ${line.quantity}`
    case 'problem': {
      const words = refusalWords({ code: line.code as RefusalCode }, language)
      return at(line.path ? `${words} · ${line.path}` : words)
    }
  }
}
