import {
  approval,
  asideApproval,
  asset,
  before,
  bookPrepayment,
  byCustomer,
  byStaff,
  bySystem,
  cannotComplete,
  checklist,
  date,
  days,
  desk,
  done,
  form,
  handOver,
  hours,
  idlest,
  ifGiven,
  is,
  item,
  late,
  longText,
  makeUrgent,
  message,
  money,
  moreThan,
  must,
  nearest,
  notify,
  on,
  oneOf,
  onTheWay,
  opens,
  parts,
  photo,
  preset,
  quote,
  quoteTotal,
  reassign,
  role,
  sameAs,
  select,
  settle,
  shownOrTold,
  stockRequest,
  tell,
  text,
  toWhoItIsFor,
  visit,
  waitUntil,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = oneOf(
  ['words', 'photos', 'voice'],
  form(
    must(
      select('equipment', '什么坏了？ | What is broken?', {
        cold: '冷藏冷冻 | Fridge or freezer',
        kitchen: '后厨设备 | Kitchen equipment',
        till: '收银网络 | Till or network',
        air: '空调排风 | Air conditioning',
        light: '照明门头 | Lights and shop sign',
        building: '水电土建 | Water, power, building',
      }),
    ),
    asset('device', '设备 | Device'),
    must(
      select('effect', '对营业的影响 | Does it stop business?', {
        none: '不影响 | No',
        partly: '部分影响 | Partly',
        closed: '无法营业 | We cannot open',
      }),
    ),
    ...shownOrTold,
  ),
)

const diagnosis = form(
  must(longText('diagnosis', '诊断结论 | Diagnosis')),
  must(
    select('route', '处理办法 | What to do', {
      repair: '直接上门维修 | Repair on site',
      parts: '需采购配件 | Parts must be bought',
      remote: '远程已解决 | Solved remotely',
      replace: '建议报废更新 | Replace it',
    }),
  ),
  must(money('estimate', '估算费用 | Estimated cost', 500_000)),
)

const purchase = form(
  must(parts('needed_parts', '所需配件 | Parts needed')),
  must(quote('supplier_quote', '供应商报价 | Supplier’s offer')),
  quoteTotal('purchase_total', '采购合计 | Purchase in all', 'supplier_quote'),
  must(text('supplier_name', '供应商 | Supplier', 40)),
  must(date('arrives_on', '预计到货 | Expected on')),
  must(yesNo('prepay', '需要预付款 | Prepayment wanted')),
)

/** A department’s turn in the relay: alerted on entry, told of by whom it is stuck with, an hour before and when late. */
const turn = (finish: number) =>
  within(
    { finish },
    [before('finish', 60), late('finish', 0, tell('handler', 'manager')), late('finish', hours(4), opens('unstick'))],
    'office',
  )

const definition = workType('chain_store_maintenance', '连锁门店维修 | Chain store maintenance', {
  report,
  start: 'technology',
  reworkTo: 'repair',
  stages: {
    technology: '技术部 | Technology',
    purchasing: '采购部 | Purchasing',
    finance: '财务部 | Finance',
    repair: '维修 | Repair',
    accept: '验收 | Acceptance',
  },
  statuses: {
    in_progress: { staff: '部门处理中 | With a department', customer: '总部处理中 | Headquarters is on it' },
    awaiting_parts: '等配件 | Waiting for parts',
    awaiting_acceptance: '待店长验收 | For the shop to accept',
  },
  limits: within({ finish: days(10) }, [
    before('finish', days(2), 'dispatcher', 'store'),
    late('finish', 0, tell('manager')),
  ]),
  messages: [
    message(
      'to_technology',
      { on: 'node_entered', node: 'technology', whom: ['handler'], as: 'task_assigned' },
      '门店报修，请诊断 | Please diagnose',
    ),
    message(
      'to_purchasing',
      { on: 'node_entered', node: 'purchasing', whom: ['handler'], as: 'task_assigned' },
      '请采购调配件 | Please get the parts',
    ),
    message(
      'to_finance',
      { on: 'node_entered', node: 'prepayment', whom: ['handler'], as: 'task_assigned' },
      '请付供应商预付款 | Please pay upfront',
    ),
    message(
      'to_store',
      { on: 'node_entered', node: 'acceptance', whom: ['store'], as: 'awaiting_acceptance' },
      '已修好，请逐项验收 | Accept line by line',
    ),
  ],
  nodes: [
    desk('technology', '技术部诊断 | Diagnosis by Technology', {
      stage: 'technology',
      who: [idlest('hq_technology'), role('admin')],
      form: diagnosis,
      limits: turn(hours(2)),
      next: [
        on(is('effect', 'closed'), 'urgent'),
        on(is('route', 'replace'), 'replace_agreed'),
        on(is('route', 'parts'), 'purchasing'),
        on(is('route', 'remote'), 'remote_fix'),
        'repair',
      ],
    }),
    asideApproval('unstick', '督办卡点 | Unstuck by the manager', { stage: 'technology', who: [role('manager')] }),
    makeUrgent('urgent', '升为紧急 | Made urgent', {
      stage: 'technology',
      next: [
        on(is('route', 'replace'), 'replace_agreed'),
        on(is('route', 'parts'), 'purchasing'),
        on(is('route', 'remote'), 'remote_fix'),
        'repair',
      ],
    }),
    desk('remote_fix', '远程处理 | Fixed remotely', {
      stage: 'repair',
      who: [sameAs('technology'), role('admin')],
      form: form(must(longText('remote_how', '处理过程 | What was done'))),
      limits: turn(hours(2)),
      next: 'settle',
    }),
    desk('purchasing', '采购部调配件 | Parts from Purchasing', {
      stage: 'purchasing',
      who: [idlest('hq_purchasing'), role('dispatcher')],
      form: purchase,
      limits: turn(hours(8)),
      next: [on(moreThan('estimate', 500_000), 'cost_agreed'), on(is('prepay', 'yes'), 'prepayment'), 'ask_warehouse'],
    }),
    approval('cost_agreed', '费用审批 | Cost approved', {
      stage: 'purchasing',
      signers: 'all',
      who: [role('manager'), role('finance')],
      limits: turn(hours(8)),
      rejectTo: 'purchasing',
      next: [on(ifGiven('prepay', is('prepay', 'yes')), 'prepayment'), 'ask_warehouse'],
    }),
    desk('prepayment', '财务部预付款 | Prepayment by Finance', {
      stage: 'finance',
      who: [role('finance')],
      form: form(
        must(money('prepaid', '预付金额 | Paid in advance', 500_000)),
        must(text('voucher_number', '付款凭证号 | Payment voucher', 40)),
        must(photo('voucher_photo', '付款回单 | Bank slip', 2)),
      ),
      limits: turn(hours(8)),
      next: 'prepaid_booked',
    }),
    bookPrepayment('prepaid_booked', '预付款入账 | Prepayment booked', {
      stage: 'finance',
      field: 'prepaid',
      next: 'ask_warehouse',
    }),
    stockRequest('ask_warehouse', '通知仓库收发 | Warehouse told', {
      stage: 'purchasing',
      field: 'needed_parts',
      next: 'parts_there',
    }),
    waitUntil('parts_there', '等配件到货 | Until the parts arrive', {
      stage: 'purchasing',
      event: 'parts_received',
      timeout: { minutes: days(7), to: 'chase' },
      next: 'repair',
    }),
    notify('chase', '催货 | Supplier chased', {
      stage: 'purchasing',
      whom: ['dispatcher', 'manager', 'store'],
      says: '配件七天未到：{title}，{place} | Parts still not there after seven days: {title}, {place}',
      next: 'repair',
    }),
    visit('repair', '上门维修 | Repair on site', {
      stage: 'repair',
      stageByState: onTheWay('technology', 'repair'),
      who: [nearest('store_maintenance'), idlest('store_maintenance')],
      form: form(
        must(
          checklist(
            'repair_lines',
            '维修清单 | What was done',
            {
              isolate: '断电断水隔离 | Power and water off',
              fix: '更换或修复 | Replaced or repaired',
              test: '试机 | Tested',
              tidy: '场地清理 | Tidied up',
            },
            { evidence: 'before_and_after' },
          ),
        ),
        must(yesNo('open_again', '已恢复营业 | Open for business again')),
      ),
      parts: true,
      services: true,
      standardMinutes: 120,
      limits: within({ accept: 30, arrive: hours(6), finish: hours(12) }, [
        before('arrive', 60),
        late('accept', 0, reassign),
        late('arrive', 0, tell('dispatcher', 'store')),
        late('finish', 0, opens('unstick')),
      ]),
      next: toWhoItIsFor,
    }),
    approval('replace_agreed', '更新审批 | Replacement approved', {
      stage: 'finance',
      signers: 'all',
      who: [role('manager'), role('finance')],
      form: form(longText('replace_words', '审批意见 | Words')),
      limits: turn(hours(16)),
      rejectTo: 'technology',
      next: 'scrapped',
    }),
    ...handOver('repair', 'accept', 'settle'),
    settle('accept', 'done', 2_000),
    cannotComplete('scrapped', '报废更新 | Written off, to be replaced', 'finance'),
    done('accept'),
  ],
})

/** 连锁门店维修: one phone after another at headquarters rings; everybody sees at whose desk it stands. */
export const chainStoreMaintenance = preset({
  industry: '连锁门店维修 | Chain store maintenance',
  summary:
    '技术部诊断、采购部调配件、财务部预付款逐级接力，配件到店后上门维修，店长逐项验收结算。 | Technology diagnoses, Purchasing gets the parts, Finance prepays; then repaired on site, accepted line by line and settled.',
  definition,
  serviceItems: [
    item('remote_diagnosis', '远程诊断 | Remote diagnosis', 30),
    item('repair_cold', '冷柜维修 | Repair refrigeration', 120, '先转移食材 | Move the food first'),
    item('repair_fryer', '炸炉维修 | Repair fryer', 90, '油温降至 40℃ 以下 | Oil below 40 °C'),
    item('repair_oven', '烤箱维修 | Repair oven', 90),
    item('repair_till', '收银机维修 | Repair till', 60),
    item('repair_sign', '门头灯箱维修 | Repair shop sign', 120, '高空作业两人 | Two people for work at height'),
    item('unblock_drain', '疏通下水 | Unblock drain', 60),
    item('clean_hood', '油烟机清洗 | Clean extractor hood', 120),
    item('rewire', '线路改造（米） | Rewiring, per metre', 15),
    item('fix_door', '卷帘门维修 | Repair roller door', 90),
  ],
  entrances: [
    byCustomer('store_code', '门店码 | Code in the shop', 'scan'),
    byStaff('hq_hotline', '总部热线 | Headquarters hotline', 'phone'),
    bySystem('sensor', '温度传感告警 | Temperature alarm', 'alarm'),
  ],
  sample: {
    report: { equipment: 'cold', effect: 'partly', words: '冷柜降不到温' },
    journeys: [
      {
        tells: 'the relay: Technology, Purchasing, Finance, then the repair',
        answers: { technology: { route: 'parts', estimate: 280_000 }, purchasing: { prepay: 'yes' } },
        through: ['technology', 'purchasing', 'prepayment', 'ask_warehouse', 'parts_there', 'repair', 'acceptance'],
        end: 'done',
      },
      {
        tells: 'the shop is closed, the parts are dear and late, and Purchasing is stuck',
        report: { effect: 'closed' },
        answers: { technology: { route: 'parts', estimate: 880_000 }, purchasing: { prepay: 'no' } },
        late: ['purchasing'],
        waits: { parts_there: 'timeout' },
        rework: ['acceptance'],
        through: ['urgent', 'unstick', 'cost_agreed', 'chase'],
        end: 'done',
      },
      {
        tells: 'solved from headquarters',
        answers: { technology: { route: 'remote', estimate: 0 } },
        through: ['remote_fix'],
        end: 'done',
      },
      {
        tells: 'a visit at once for a report without a shop',
        answers: { technology: { route: 'repair', estimate: 30_000 } },
        without: ['store'],
        through: ['repair', 'confirm'],
        end: 'done',
      },
      {
        tells: 'not worth repairing',
        answers: { technology: { route: 'replace', estimate: 900_000 } },
        through: ['replace_agreed'],
        end: 'scrapped',
      },
    ],
  },
})
