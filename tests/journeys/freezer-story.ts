import { templates } from '@field/wechat-sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkInvariants } from '../../bff/src/invariants.ts'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { type System, startSystem } from '../support/system.ts'
import { photo, sign, type Window } from './people.ts'

/** How a person of the story is put before the app: in a browser's window, or on a phone of the host. */
export type Stage = {
  readonly open: (system: System, role: 'customer' | 'technician' | 'store_staff') => Promise<Window>
  /** The page of the sandbox that shows every phone, where there is a browser to see it. */
  readonly phones?: (system: System) => Promise<Window>
  readonly close: () => Promise<void>
}

/** The story of the freezer, told with whatever the stage puts the people before. */
export function tellTheFreezer(title: string, stage: Stage): void {
  describe(title, () => {
    let system: System
    let mei: Window
    let lin: Window
    let zhou: Window
    let phones: Window | undefined
    let orderId = ''
    const times: number[] = []

    beforeAll(async () => {
      system = await startSystem()
    })
    afterEach(async ({ task }) => {
      const name = task.name.slice(0, 20).replace(/[^a-z]+/gi, '-')
      if (task.result?.state === 'fail')
        for (const [who, window] of Object.entries({ mei, lin, zhou, phones }))
          await window?.picture(`failed-${name}-${who}`)
    })
    afterAll(async () => {
      for (const window of [mei, lin, zhou, phones]) await window?.close()
      await stage.close()
      await system?.stop()
    })

    it('opens a window for each of the four', async () => {
      lin = await stage.open(system, 'technician')
      await lin.reads('今天')
      zhou = await stage.open(system, 'store_staff')
      await zhou.reads('灵石路店')
      phones = await stage.phones?.(system)
      mei = await stage.open(system, 'customer')
      await mei.reads('立式冷冻展示柜')
    })

    it('Mei scans, chooses, adds two photos and words, and sends with one consent', async () => {
      await mei.tap('#report')
      await mei.tapWords('不制冷')
      const two = [await photo('#9aa7b0'), await photo('#b8a58f')]
      for (const picture of two) await mei.photograph(() => mei.tapWords('拍照'), picture)
      await mei.tapWords('打字')
      await mei.type('#words', '早上开始不怎么冷，里面结了一层霜')
      await mei.tap('#send')
      await mei.consent()
      await mei.reads('预计到达')
      await expect.poll(() => mei.orderId(), { timeout: 10_000 }).not.toBe('')
      orderId = await mei.orderId()
    })

    it('the nearest site’s most idle technician has it at once, in his open window', async () => {
      await lin.reads('立式冷冻展示柜不制冷')
      await mei.reads('闸北站')
      await mei.reads('林志远')
    })

    it('Mei wants to hear of the rest too', async () => {
      await mei.tap('#tell-me')
      await mei.consent()
    })

    it('each step of Lin stands in Mei’s window', async () => {
      await lin.tap('#accept')
      await lin.consent()
      await live(mei, /接单/)
      await lin.tap('#travel')
      await live(mei, /已出发/)
      await lin.tap('#arrive')
      await live(mei, /已到/)
      await lin.tap('#go_on')
      await lin.reads('检查清单')
      await lin.picture('task-form')
    })

    it('Lin fills the form, with every line photographed before and after', async () => {
      await lin.type('#answer-before_temperature', '-3')
      await lin.tap('#answer-fault_code')
      await lin.tapWords('E4 蒸发风机不转')
      for (const [line, action] of lines) await repairLine(line, action)
      await lin.type('#answer-after_temperature', '-18.4')
      await lin.picture('task-form-done')
    })

    it('Lin takes two parts from the van and adds one service item', async () => {
      await lin.tapWords('配件')
      await lin.type('#search-parts', 'zffj')
      await addOne(lin, '#part-EF-12')
      await lin.picture('parts')
      await lin.type('#search-parts', 'MF-460')
      await addOne(lin, '#part-MF-460')
      await lin.tap('#take-parts')
      await lin.tapWords('服务项目')
      await lin.type('#search-items', 'zffj')
      await addOne(lin, '#item-replace_evaporator_fan')
    })

    it('the settlement explains itself: the visit 300.00, the work, the parts, and Lin’s own share', async () => {
      await lin.tapWords('结算')
      await lin.reads('¥543.00')
      await lin.reads('165.54')
      await lin.tapWords('上门维修 商用冷柜')
      await lin.reads(/华东基准/)
      await lin.picture('settlement')
    })

    it('Mei signs on Lin’s phone, and Lin asks the store to accept', async () => {
      await lin.tapWords('表单')
      await lin.tap('#answer-customer_signature')
      await sign(lin, '#pad-customer_signature')
      await lin.tap('#use-signature')
      await lin.tap('#complete')
      await zhou.reads('等您验收')
      await zhou.picture('board')
    })

    it('Zhou accepts three lines and sends one back', async () => {
      await zhou.tap(`#judge-${orderId}`)
      for (let i = 0; i < 2; i++) await zhou.tap('#pass')
      await zhou.picture('acceptance')
      await zhou.tap('#rework')
      await zhou.type('#why', '右下角没压实，还漏冷气')
      await zhou.tap('#why-done')
      await zhou.tap('#pass')
      await zhou.tap('#to-sign')
      await sign(zhou, '#signature')
      await zhou.tap('#submit')
      await zhou.picture('acceptance-signed')
    })

    it('only that line comes back to Lin; he does it again', async () => {
      await lin.go('technician/today/page')
      await lin.reads('返工')
      await lin.tap('#accept')
      await lin.consent()
      await lin.tap('#travel')
      await lin.tap('#arrive')
      // Where he stood on the task already, arriving opens the form.
      if (await lin.shows('#go_on', 3_000)) await lin.tap('#go_on')
      await lin.reads('右下角没压实')
      await lin.picture('rework')
      const again = lin.seen('#line-checklist-door_seal')
      if (!(await lin.shows('#line-checklist-door_seal.is-current', 1_500))) await again.locator('.check-head').tap()
      await lin.type('#note-door_seal', '重新压实，测试不漏')
      await lin.tap('#complete')
    })

    it('Zhou judges that line only, and all is accepted', async () => {
      await zhou.go('store/board/page')
      await zhou.tap(`#judge-${orderId}`)
      await zhou.picture('acceptance-again')
      await zhou.tap('#pass')
      await zhou.tap('#to-sign')
      await sign(zhou, '#signature')
      await zhou.tap('#submit')
    })

    it('Mei sees why it costs what it costs, confirms and rates', async () => {
      await mei.tap('#to-confirm')
      await mei.reads('¥')
      await mei.picture('confirm')
      await mei.tap('#why')
      await mei.reads('¥543.00')
      await mei.picture('why')
      await mei.tapLabel('关闭')
      await mei.tap('#confirm')
      await mei.reads(/师傅/)
      await mei.seen('[aria-label*="5"]').tap()
      await mei.picture('rate')
      await mei.tap('#submit')
    })

    it('the settlement is confirmed by the rule, its shares sum to the amount, and the journal balances', async () => {
      await expect
        .poll(() => one('select status from work_order where id = $1', [orderId]), { timeout: 10_000 })
        .toEqual({ status: 'settled' })
      expect(await one(`select state, total_fen from settlement where work_order_id = $1`, [orderId])).toEqual({
        state: 'confirmed',
        total_fen: '54300',
      })
      const shares = await rows<{ role: string; amount_fen: string }>(
        `select h.role, h.amount_fen from settlement_share h join settlement s on s.id = h.settlement_id where s.work_order_id = $1 order by h.number`,
        [orderId],
      )
      expect(shares).toContainEqual({ role: 'technician', amount_fen: '16554' })
      expect(shares.reduce((sum, { amount_fen }) => sum + Number(amount_fen), 0)).toBe(54_300)
      expect(
        await one(`select coalesce(sum(amount_fen), 0) as sum from v_ledger where work_order_id = $1`, [orderId]),
      ).toEqual({ sum: '0' })
    })

    it('every subscription message arrived once, and the two ledgers agree', async () => {
      await expect
        .poll(() => one(`select count(*)::int as open from outbox where state in ('pending', 'sending')`), {
          timeout: 30_000,
        })
        .toEqual({ open: 0 })
      const sent = await rows<{ openid: string; template_id: string }>(
        `select p.openid, o.template_id from outbox o join person p on (p.org_id, p.id) = (o.org_id, o.person_id) where o.state = 'sent' order by 1, 2`,
      )
      const arrived = await arrivals()
      expect(arrived).toEqual(sent.map(({ openid, template_id }) => `${openid} ${template_id}`).sort())
      expect(new Set(await namesOf('mei'))).toEqual(
        new Set(['received', 'assigned', 'on_the_way', 'awaiting_acceptance', 'done']),
      )
      expect(await namesOf('lin')).toContain('task_assigned')
      for (const who of ['mei', 'lin']) expect(await ours(who)).toEqual(await theirs(who))
      await phones?.picture('phones')
    })

    it('leaves nothing that must never be, and no window had a fault', async () => {
      expect(await asAdmin(adminUrl(), (client) => checkInvariants(client))).toEqual([])
      for (const window of [mei, lin, zhou]) expect(await window.faults()).toEqual([])
      console.log(`a change stood in the other window after ${times.map((ms) => Math.round(ms)).join(', ')} ms`)
    })

    const adminUrl = (): string => system.settings.DATABASE_WORKER_URL
    const rows = <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
      asAdmin(adminUrl(), async (client) => (await client.query<T>(text, values)).rows)
    const one = async (text: string, values: unknown[] = []): Promise<object | undefined> =>
      (await rows<object>(text, values))[0]

    const sandbox = async <T>(path: string): Promise<T> =>
      (await (await fetch(`${system.sandbox}/sandbox${path}`)).json()) as T
    type Message = { readonly templateId: string }
    type Phone = { readonly id: string; readonly openids: Readonly<Record<string, string>> }

    /** What stands on every phone, as "openid template". */
    async function arrivals(): Promise<string[]> {
      const all: string[] = []
      for (const { id, openids } of await sandbox<Phone[]>('/phones')) {
        for (const { templateId } of await sandbox<Message[]>(`/phones/${id}/messages`))
          all.push(`${Object.values(openids)[0]} ${templateId}`)
      }
      return all.sort()
    }

    const namesOf = async (phone: string): Promise<(string | undefined)[]> =>
      (await sandbox<Message[]>(`/phones/${phone}/messages`)).map(
        ({ templateId }) => templates.find(({ id }) => id === templateId)?.name,
      )

    /** How many messages each template may still send, as WeChat's side counts it and as our ledger does. */
    const theirs = async (phone: string): Promise<Record<string, number>> =>
      Object.fromEntries(
        (await sandbox<{ templateId: string; left: number }[]>(`/phones/${phone}/ledger`))
          .filter(({ left }) => left > 0)
          .map(({ templateId, left }) => [templateId, left]),
      )
    async function ours(phone: string): Promise<Record<string, number>> {
      const phonesThere = await sandbox<Phone[]>('/phones')
      const openid = Object.values(phonesThere.find(({ id }) => id === phone)?.openids ?? {})[0]
      const left = await rows<{ template_id: string; remaining: number }>(
        `select b.template_id, b.remaining from consent_balance b join person p on (p.org_id, p.id) = (b.org_id, b.person_id) where p.openid = $1 and b.remaining > 0`,
        [openid],
      )
      return Object.fromEntries(left.map(({ template_id, remaining }) => [template_id, remaining]))
    }

    const lines = [
      ['evaporator_fan', '更换'],
      ['start_capacitor', '检查正常'],
      ['door_seal', '更换'],
      ['drain_hole', '疏通'],
    ] as const

    /** Waits for words in another person's window and notes how long they took. */
    async function live(window: Window, words: RegExp): Promise<void> {
      const from = performance.now()
      await window.reads(words, 5_000)
      times.push(performance.now() - from)
    }

    async function repairLine(line: string, action: string): Promise<void> {
      const card = `#line-checklist-${line}`
      const inside = lin.seen(card)
      // The line after the one just finished opens by itself.
      if (!(await lin.shows(`${card}.is-current`, 1_500))) await inside.locator('.check-head').tap()
      await inside.getByText(action, { exact: true }).tap()
      await lin.photograph(() => inside.getByLabel('拍修前').tap(), await photo('#8d9499'))
      await lin.photograph(() => inside.getByLabel('拍修后').tap(), await photo('#cfd8dc'))
    }

    /** One more piece of a row with a stepper. */
    const addOne = (window: Window, row: string): Promise<void> =>
      window.seen(row).locator('[aria-label^="多一件"]').tap()
  })
}
