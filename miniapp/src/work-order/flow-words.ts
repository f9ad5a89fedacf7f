import type { Role } from '@field/domain/access'
import { type Label, say } from '@field/domain/kernel'
import type { ProgressRow } from '@field/domain/work-order'
import { promise } from '../words/format/time.ts'
import type { RowWords, Telling } from './row-words.ts'

/** What a role is called where it stands for whoever has it. */
export const roleNames: Readonly<Record<Role, Label>> = {
  customer: { 'zh-CN': '客户', en: 'the customer' },
  technician: { 'zh-CN': '师傅', en: 'the technicians' },
  store_staff: { 'zh-CN': '门店', en: 'the store' },
  dispatcher: { 'zh-CN': '调度员', en: 'the dispatchers' },
  manager: { 'zh-CN': '主管', en: 'the managers' },
  finance: { 'zh-CN': '财务', en: 'finance' },
  admin: { 'zh-CN': '管理员', en: 'the administrators' },
}

/** The rows that tell of the flow: approvals, parts side by side, waits, and what the system did. */
export type FlowRow = Extract<
  ProgressRow,
  {
    kind:
      | 'node_done'
      | 'awaiting_approval'
      | 'approved'
      | 'rejected'
      | 'signer_added'
      | 'skipped'
      | 'withdrawn'
      | 'cannot_complete'
      | 'parted'
      | 'joined'
      | 'waiting'
      | 'wait_over'
      | 'action'
      | 'reminded'
      | 'escalated'
      | 'priority'
      | 'tagged'
      | 'closed'
      | 'migrated'
  }
>

/** One row of the flow as sentences; `who` is the name of who did it. */
export function flowWords(row: FlowRow, { words, language, now, people }: Telling, who: string): RowWords {
  const said = (title: string, sub: string | null = null, state: RowWords['state'] = 'done'): RowWords => ({
    title,
    sub: sub === '' ? null : sub,
    state,
  })
  const step = 'label' in row ? say(row.label, language) : ''
  const named = (id: string | null, role: Role | null = null): string =>
    (id && people[id]) || (role ? say(roleNames[role], language) : words.somebody)
  // One who may not be known is not called a technician here.
  const bySaying = ({ by, words: why }: { by: string | null; words: string | null }): string =>
    [by && people[by], why].filter(Boolean).join(' · ')
  switch (row.kind) {
    case 'node_done':
      return said(words.nodeDone(who, step))
    case 'awaiting_approval': {
      const until = row.decideBy === null ? '' : promise(row.decideBy, now, language)
      return said(
        words.awaitingApproval(step),
        [named(row.personId, row.role), until].filter(Boolean).join(' · '),
        'waiting',
      )
    }
    case 'approved':
      return said(words.approved(step), bySaying(row))
    case 'rejected':
      return said(words.rejected(step), bySaying(row), 'refused')
    case 'signer_added':
      return said(words.signerAdded(named(row.personId)), step)
    case 'skipped':
      return said(words.skippedStep(step))
    case 'withdrawn':
      return said(words.withdrawn(who, step), null, 'refused')
    case 'cannot_complete':
      return said(words.cannotDo(who), row.words, 'refused')
    case 'parted':
      return said(words.parted, row.labels.map((one) => say(one, language)).join(language === 'en' ? ', ' : '、'))
    case 'joined':
      return said(words.joined(step))
    case 'waiting':
      return said(words.waitingFor(step), row.until === null ? null : promise(row.until, now, language), 'waiting')
    case 'wait_over':
      return said(row.because === 'timeout' ? words.waitTimedOut(step) : words.waitOver(step))
    case 'action':
      return said(words.acted(step))
    case 'reminded':
      return said(words.reminded, promise(row.dueAt, now, language), 'waiting')
    case 'escalated':
      return said(words.overdue, words[`escalated_${row.then}`], 'waiting')
    case 'priority':
      return said(row.urgent ? words.madeUrgent : words.madeNormal)
    case 'tagged':
      return said(words.tagged, row.tags.join(language === 'en' ? ', ' : '、'))
    case 'closed':
      return said(words.filed)
    case 'migrated':
      return said(words.migrated)
  }
}
