import type { Actor } from '@field/domain/access'
import { asId, type PersonId } from '@field/domain/kernel'
import { availableOperations } from '@field/domain/work-order'
import { expect, test } from 'vitest'
import { at, desk, end, flow, form, go, open, openAt, refused, text } from './flows.ts'
import { lin, ma, mei } from './people.ts'

const theCustomer = [{ by: 'customer' }] as const
const answers = { wanted: '周六上午' }
const another: Actor = { ...mei, personId: asId<PersonId>('another-customer') }

test('#2 the customer completes a desk task that was given to the customer, and nobody else’s', () => {
  const definition = flow([
    desk('choose', 'prepare', { assignee: theCustomer, form: form(text('wanted', true)) }),
    desk('prepare', 'done'),
    end(),
  ])
  const run = open(definition)
  expect(at(run, 'choose').assigneeId).toBe(mei.personId)
  expect(availableOperations(definition, run.order, mei)).toEqual(expect.arrayContaining(['save_draft', 'complete']))
  expect(refused(run, another, { kind: 'complete', at: 'choose', answers })).toBe('not_your_task')
  expect(refused(run, mei, { kind: 'complete', at: 'choose' })).toBe('required answers.wanted')
  go(run, mei, { kind: 'complete', at: 'choose', answers })
  expect(openAt(run)).toEqual(['prepare'])
  expect(at(run, 'choose')).toMatchObject({ state: 'done', answers })
  expect(refused(run, mei, { kind: 'complete', at: 'prepare' })).toBe('operation_not_allowed')
})

test('#2 a desk task given back to who did it before reaches the customer too', () => {
  const definition = flow([
    desk('choose', 'offer', { assignee: theCustomer }),
    desk('offer', 'agree'),
    desk('agree', 'done', { assignee: [{ by: 'previous_handler', node: 'choose' }] }),
    end(),
  ])
  const run = open(definition)
  go(run, mei, { kind: 'complete', at: 'choose' })
  go(run, ma, { kind: 'complete', at: 'offer' })
  go(run, mei, { kind: 'complete', at: 'agree' })
  expect(run.order.status).toBe('completed')
})

test('#2 a visit that the customer makes is the customer’s; a technician who reports wears the role for others', () => {
  const bring = desk('bring', 'done', { work: 'visit', assignee: theCustomer })
  const run = open(flow([bring, end()]))
  go(run, mei, { kind: 'arrive', at: 'bring' })
  go(run, mei, { kind: 'complete', at: 'bring' })
  expect(run.order.status).toBe('completed')
  const asCustomer: Actor = { ...lin, role: 'customer', placeIds: [] }
  const field = desk('repair', 'done', { work: 'visit', assignee: [{ by: 'nearest_idle' }] })
  const own = open(flow([field, end()]), {}, { customerId: lin.personId })
  expect(at(own, 'repair').assigneeId).toBe(lin.personId)
  expect(refused(own, asCustomer, { kind: 'arrive', at: 'repair' })).toBe('operation_not_allowed')
  go(own, lin, { kind: 'arrive', at: 'repair' })
})
