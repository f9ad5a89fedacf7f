import { expect, test } from 'vitest'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { freshNumber } from '../../../bff/src/work-orders/number.ts'
import { report, startTown, stopTown } from '../../support/job.ts'

test('a number begins with the month of the organization, not of the server', () => {
  const lastHours = Date.UTC(2026, 10, 30, 17)
  expect(freshNumber(lastHours, 'Asia/Shanghai')).toMatch(/^2612-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(freshNumber(lastHours, 'Europe/London')).toMatch(/^2611-/)
})

test('a number that is taken is drawn again, within the same request', async () => {
  const town = await startTown()
  const { server, ours } = town
  const customer = await server.as(ours.people.customer)
  const first = await report(customer, ours.tags.freezer)
  await asAdmin(server.database.urls.admin ?? '', (client) =>
    client.query(`
      create sequence drawn; grant usage on drawn to field_app;
      create function bad_luck() returns trigger language plpgsql as
      $$ begin if nextval('drawn') <= 3 then new.number := '${first.number}'; end if; return new; end $$;
      create trigger bad_luck before insert on work_order for each row execute function bad_luck()`),
  )
  const second = await report(customer, ours.tags.fridge)
  expect(second.number).not.toBe(first.number)
  const { items } = (await customer('GET /work-orders', { query: { view: 'mine' } })).value
  expect(items.map(({ number }) => number)).toEqual([second.number, first.number])
  await stopTown(town)
})
