import type { EscalationStep, Reminder } from '@field/domain/workflow'
import type { Names } from './people.ts'
import { whomWords } from './people.ts'

export type SpanUnit = 'minutes' | 'hours' | 'days'
const sizes: Readonly<Record<SpanUnit, number>> = { minutes: 1, hours: 60, days: 24 * 60 }

/** Minutes in the largest unit that holds them wholly: 90 is 90 minutes, 120 is 2 hours. */
export function spanOf(minutes: number): { readonly count: number; readonly unit: SpanUnit } {
  if (minutes > 0 && minutes % sizes.days === 0) return { count: minutes / sizes.days, unit: 'days' }
  if (minutes > 0 && minutes % sizes.hours === 0) return { count: minutes / sizes.hours, unit: 'hours' }
  return { count: minutes, unit: 'minutes' }
}

export const minutesIn = (count: number, unit: SpanUnit): number => Math.round(count * sizes[unit])

export function spanWords(minutes: number, { w }: Pick<Names, 'w'>): string {
  const { count, unit } = spanOf(minutes)
  return `${count} ${w[`${unit}Word`]}`
}

/** "完成前 15 分钟，提醒经办人". */
export const reminderWords = (one: Reminder, names: Names): string =>
  names.w.remindWords(names.k[`promise_${one.of}`], spanWords(one.minutes, names), whomWords(one.whom, names))

/** "到达超时满 30 分钟，通知主管". */
export function escalationWords(
  { of, minutes, then }: EscalationStep,
  names: Names,
  node: (key: string) => string,
): string {
  const { w, k } = names
  const what =
    then.kind === 'notify'
      ? `${k.then_notify} ${whomWords(then.whom, names)}`
      : then.kind === 'open_approval'
        ? `${k.then_open_approval} ${node(then.node)}`
        : then.kind === 'open_work_order'
          ? `${k.then_open_work_order} ${then.workType}`
          : k[`then_${then.kind}`]
  return w.lateWords(k[`promise_${of}`], minutes > 0 ? w.lateAfter(spanWords(minutes, names)) : w.lateAtOnce, what)
}
