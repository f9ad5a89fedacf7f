import { describe, expect, test } from 'vitest'
import { outboxExperiment } from './e07.ts'

describe('E07: a worker comes to grief at any point of a send', () => {
  test('WeChat takes each message once at most, and every message comes to one truthful end', {
    timeout: 60_000,
  }, async () => {
    const findings = await outboxExperiment('none')
    expect(findings.filter(({ illegal }) => illegal.length > 0)).toEqual([])
    expect(
      Object.fromEntries(findings.map(({ accident, accepted, state }) => [accident, `${accepted} ${state}`])),
    ).toEqual({
      'killed before the claim was saved': '1 sent',
      'killed after the claim, before the call': '0 unknown',
      'killed after WeChat took it': '1 sent',
      'killed after WeChat took it, and no event comes': '1 unknown',
      'the reply lost': '1 sent',
      'no reply, nobody knows why': '0 unknown',
      'stopped past its lease, then the reply is lost': '1 sent',
      'stopped past its lease, then told to try later': '0 unknown',
      'stopped past its lease before the call': '1 sent',
      'killed after its end was saved': '1 sent',
    })
  })

  test('notices when an unclear send is tried again', { timeout: 60_000 }, async () => {
    const findings = await outboxExperiment('unclear is sent again', (accident) =>
      /lost$|took it$|took it,/.test(accident),
    )
    expect(findings.filter(({ accepted }) => accepted > 1).map(({ accident }) => accident)).toEqual(
      expect.arrayContaining(['killed after WeChat took it', 'the reply lost']),
    )
  })

  test('notices when a stale attempt may write', { timeout: 60_000 }, async () => {
    const findings = await outboxExperiment('no fence', (accident) => accident.startsWith('stopped'))
    expect(Object.fromEntries(findings.map(({ accident, illegal }) => [accident, illegal]))).toMatchObject({
      'stopped past its lease, then told to try later': expect.arrayContaining(['unknown → pending']),
      'stopped past its lease, then the reply is lost': expect.arrayContaining(['sent → unknown']),
    })
  })
})
