import { addTime, isWorkday } from '@field/domain/kernel'
import { describe, expect, it } from 'vitest'
import { calendarIn, warnOfCalendarEnd, yearsKnown } from '../../../bff/src/platform/calendar.ts'

const at = (local: string): number => Date.parse(`${local}:00+08:00`)

describe('the calendar of China', () => {
  const china = calendarIn('Asia/Shanghai', at('2026-09-01T00:00'))

  it('knows the public holidays of 2026 and the days that make up for them', () => {
    expect(yearsKnown.to).toBeGreaterThanOrEqual(2026)
    const rest = ['2026-01-01', '2026-02-17', '2026-05-05', '2026-06-19', '2026-09-25', '2026-10-01', '2026-10-07']
    const work = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-08', '2026-10-10']
    for (const date of rest) expect([date, isWorkday(china, at(`${date}T12:00`))]).toEqual([date, false])
    for (const date of work) expect([date, isWorkday(china, at(`${date}T12:00`))]).toEqual([date, true])
    expect(addTime(china, at('2026-09-30T17:30'), 60, 'office')).toBe(at('2026-10-08T09:30'))
  })

  it('counts plain weeks beyond the years that are known', () => {
    expect(isWorkday(china, at(`${yearsKnown.to + 2}-10-02T12:00`))).toBe(
      ![0, 6].includes(new Date(at(`${yearsKnown.to + 2}-10-02T12:00`)).getUTCDay()),
    )
  })

  it('says once that its years come to an end', () => {
    const said: unknown[] = []
    const log = { warn: (what: unknown) => said.push(what) } as unknown as Parameters<typeof warnOfCalendarEnd>[0]
    warnOfCalendarEnd(log, at(`${yearsKnown.to}-06-01T00:00`))
    expect(said).toEqual([])
    for (const day of ['11-22', '11-23', '12-31']) warnOfCalendarEnd(log, at(`${yearsKnown.to}-${day}T00:00`))
    expect(said).toHaveLength(1)
  })

  it('takes the offset of the time zone, whatever the machine’s', () => {
    expect(china.offsetMinutes).toBe(480)
    expect(calendarIn('Asia/Kathmandu', 0).offsetMinutes).toBe(330)
    expect(calendarIn('UTC', 0).offsetMinutes).toBe(0)
    expect(calendarIn('America/St_Johns', at('2026-01-15T00:00')).offsetMinutes).toBe(-210)
  })
})
