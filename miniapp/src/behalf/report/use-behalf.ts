import { may, type Role } from '@field/domain/access'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { call, dropKept, type Me, useResource } from '../../data/index.ts'
import { type Drafting, type OnBehalf, useReportDraft } from '../../report/index.ts'
import { actorOf, useMe } from '../../work-order/index.ts'
import { choicesOf, customerIn, draftOf, nothingChosen, type What, whoOf } from './model.ts'

const atFirst = {}

/** This page's own address, to come back to. */
export const addressHere = (linked: string | null): string =>
  `/behalf/report/page${linked === null ? '' : `?customer=${linked}`}`

/** Which of the person's other roles may report for customers; null when the present one may, or none. */
export const otherRole = (me: Me): Role | null =>
  may(actorOf(me), 'report.for_customer')
    ? null
    : (me.memberships.find(({ role }) => may({ ...actorOf(me), role }, 'report.for_customer'))?.role ?? null)

/** The draft of a report for a customer, what it may be of, and what is known of the customer. */
export function useBehalf() {
  const { customer } = useRouter().params
  const linked = customerIn(customer)
  const me = useMe()
  const allowed = me !== null && may(actorOf(me), 'report.for_customer')
  const drafting = useReportDraft(draftOf(linked), atFirst)
  const behalf = drafting?.draft().behalf ?? nothingChosen
  const { who, what } = behalf
  const mine = useResource(allowed ? 'entrances:mine' : null, () => call('GET /entrances/mine', {}))
  const id = who ? who.id : linked
  const story = useResource(allowed && id !== null ? `customer:${id}` : null, () =>
    call('GET /customers/:id', { params: { id: id ?? '' } }),
  )
  const workType = what?.workType ?? null
  const form = useResource(workType === null ? null : `form:${workType}`, () =>
    call('GET /work-types/:key/report-form', { params: { key: workType ?? '' } }),
  )
  const choices = mine.value ? choicesOf(mine.value) : null
  const known = story.value?.id === id ? story.value : null
  useTaken(drafting, behalf, {
    who: who === null && known ? whoOf(known) : null,
    what: what === null && choices?.length === 1 ? (choices[0] ?? null) : null,
  })
  const shown = form.value?.key === workType ? form.value : null
  return {
    me,
    allowed,
    linked,
    drafting,
    behalf,
    mine,
    choices,
    story: { ...story, value: known },
    form: { ...form, value: shown },
  }
}

/** What need not be asked is taken as soon as it is known. */
function useTaken(drafting: Drafting | null, behalf: OnBehalf, taken: Pick<OnBehalf, 'who' | 'what'>) {
  const { who, what } = taken
  useEffect(() => {
    if (!drafting || (!who && !what)) return
    drafting.change({ behalf: { ...behalf, ...(who && { who }), ...(what && { what }) } })
  })
}

export type Behalf = Omit<ReturnType<typeof useBehalf>, 'drafting' | 'choices'> & {
  readonly drafting: Drafting
  readonly choices: readonly What[]
}

/** Empties the draft for another report; what was photographed for it is dropped. */
export function startAnew({ draft, change, form }: Drafting): void {
  for (const file of draft().files) void dropKept(file)
  form.replace({})
  change({ behalf: nothingChosen, address: '', files: [], seconds: {} })
}
