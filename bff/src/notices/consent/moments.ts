import type { Role } from '@field/domain/access'
import type { NoticeTemplate } from '@field/domain/notice'
import type { Library } from '../library.ts'

type Moment = 'report' | 'progress' | 'underway' | 'work' | 'settled'
type Asked = Readonly<Record<Moment, readonly NoticeTemplate[]>>

const customer: Asked = {
  report: ['received', 'on_the_way', 'completed'],
  progress: ['assigned', 'on_the_way', 'awaiting_acceptance'],
  underway: ['quote_offered', 'awaiting_acceptance', 'completed'],
  work: [],
  settled: [],
}
const store: Asked = {
  report: ['received', 'on_the_way', 'awaiting_acceptance'],
  progress: ['on_the_way', 'awaiting_acceptance', 'completed'],
  underway: ['quote_offered', 'awaiting_acceptance', 'completed'],
  work: [],
  settled: [],
}
const office: Asked = { ...customer, work: ['task_assigned', 'task_urged'] }
const technician: Asked = {
  ...customer,
  work: ['task_assigned', 'task_urged', 'task_returned'],
  settled: ['settlement_moved'],
}

const byRole: Partial<Record<Role, Asked>> = {
  store_staff: store,
  technician,
  dispatcher: office,
  manager: office,
  finance: office,
}

/** Whom we ask at which natural tap for which messages: three at most, those that the person gets next. */
const templatesToAsk = (role: Role): Asked => byRole[role] ?? customer

/** The same as WeChat's ids, without what WeChat does not carry. */
export function idsToAsk(library: Library, role: Role): Record<Moment, string[]> {
  const asked = templatesToAsk(role)
  const ids = (moment: Moment): string[] => asked[moment].flatMap((name) => library[name]?.id ?? [])
  return {
    report: ids('report'),
    progress: ids('progress'),
    underway: ids('underway'),
    work: ids('work'),
    settled: ids('settled'),
  }
}
