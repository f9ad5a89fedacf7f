import {
  approval,
  atLeast,
  atTheEnd,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  checklist,
  customerConfirms,
  days,
  desk,
  done,
  either,
  fork,
  form,
  handOver,
  holds,
  hours,
  ifGiven,
  is,
  isOneOf,
  item,
  join,
  late,
  longText,
  message,
  must,
  nearest,
  number,
  on,
  oneOf,
  onTheWay,
  parts,
  photo,
  preset,
  quote,
  quoteTotal,
  raise,
  reassign,
  role,
  sameAs,
  select,
  settle,
  several,
  shownOrTold,
  stockRequest,
  tell,
  theCustomer,
  theStore,
  toWhoItIsFor,
  visit,
  waitUntil,
  when,
  within,
  workType,
} from '../build/index.ts'

const kelvin = '℃ | ℃'

const report = oneOf(
  ['symptoms', 'photos', 'voice', 'words'],
  form(
    several('symptoms', '什么现象？ | What is wrong?', {
      no_cooling: '不制冷 | Not cooling',
      no_heating: '不制热 | Not heating',
      leak: '室内机漏水 | Indoor unit leaks',
      noise: '异响振动 | Noise or vibration',
      smell: '异味 | Smell',
      trip: '跳闸 | Trips the breaker',
    }),
    when(
      ifGiven('symptoms', holds('symptoms', 'trip')),
      must(
        select('breaker', '跳闸时机 | When it trips', {
          at_once: '一开机就跳 | At once',
          later: '运行一会儿跳 | After a while',
        }),
      ),
    ),
    must(
      select('system', '系统类型 | System', {
        split: '分体空调 | Split unit',
        vrf: '多联机 | VRF',
        chiller: '冷水机组 | Chiller',
        heat_pump: '空气源热泵 | Air-source heat pump',
        fresh_air: '新风 | Fresh air',
      }),
    ),
    select('outdoor_place', '外机位置 | Where the outdoor unit is', {
      ground: '地面 | Ground',
      roof: '屋顶 | Roof',
      facade: '外墙悬挂 | On the facade',
    }),
    ...shownOrTold,
  ),
)

const diagnosis = form(
  must(number('low_pressure', '低压 | Low pressure', [0, 6], 'MPa | MPa', 2)),
  must(number('high_pressure', '高压 | High pressure', [0, 8], 'MPa | MPa', 2)),
  must(number('running_current', '运行电流 | Running current', [0, 1_000], 'A | A', 1)),
  must(number('air_in', '回风温度 | Return air', [-30, 60], kelvin, 1)),
  must(number('air_out', '送风温度 | Supply air', [-30, 60], kelvin, 1)),
  must(photo('plate_photo', '铭牌照片 | Photo of the name plate', 3)),
  must(
    select('finding', '判断 | Finding', {
      fixed: '当场修好 | Put right at once',
      offer: '需要更换，先报价 | Needs parts, offer first',
    }),
  ),
  when(is('finding', 'offer'), must(quote('offer_lines', '维修报价 | Offer', 150))),
  quoteTotal('offer_total', '合计 | Total', 'offer_lines'),
  when(is('finding', 'offer'), parts('needed_parts', '需要的配件 | Parts needed')),
  when(
    is('finding', 'offer'),
    must(
      select('height_work', '高空作业 | Work at height', {
        none: '不需要 | No',
        rope: '需要吊绳 | By rope',
        platform: '需要登高车 | By platform',
      }),
    ),
  ),
)

const repair = form(
  must(
    checklist(
      'repair_lines',
      '维修与调试 | Repair and commissioning',
      {
        leak_test: '保压检漏 | Pressure and leak test',
        vacuum: '抽真空 | Evacuation',
        charge: '定量充注 | Charged by weight',
        drain: '冷凝水排水 | Condensate drain',
        electrics: '接线与绝缘 | Wiring and insulation',
        trial: '试运行三十分钟 | Thirty minutes’ trial',
      },
      { evidence: 'before_and_after' },
    ),
  ),
  must(number('refrigerant', '充注量 | Refrigerant charged', [0, 200], 'kg | kg', 2)),
  atTheEnd(must(number('air_out_after', '修后送风温度 | Supply air afterwards', [-30, 60], kelvin, 1))),
)

const definition = workType('hvac_service', '暖通空调维修 | HVAC service', {
  report,
  start: 'diagnose',
  reworkTo: 'repair',
  visitItem: 'hvac_visit',
  stages: {
    dispatch: '派单 | Assigned',
    way: '上门 | On way',
    diagnose: '检测 | Diagnosis',
    repair: '维修 | Repair',
    accept: '验收 | Accept',
  },
  statuses: { awaiting_parts: '等配件 | Waiting for parts', rework: '返修 | Repaired again' },
  messages: [
    message(
      'hvac_comes',
      { on: 'on_the_way', node: 'diagnose', whom: ['customer', 'store'], as: 'on_the_way' },
      '请预留电源与通道 | Keep access clear',
    ),
    message(
      'hvac_offer',
      { on: 'node_entered', node: 'offer_agreed', whom: ['customer', 'store'], as: 'awaiting_acceptance' },
      '报价请确认 {answer.offer_total} | Please see the offer',
    ),
  ],
  nodes: [
    visit('diagnose', '上门检测 | Diagnosis', {
      stage: 'diagnose',
      stageByState: onTheWay('dispatch', 'way'),
      who: [nearest('air_conditioning')],
      form: diagnosis,
      services: true,
      standardMinutes: 60,
      limits: within({ accept: 15, arrive: hours(4), finish: hours(6) }, [
        before('arrive', 30),
        late('accept', 0, reassign),
        late('arrive', 0, raise),
        late('finish', 0, tell('dispatcher')),
      ]),
      next: [on(is('finding', 'offer'), 'offer_agreed'), 'quick_confirm'],
    }),
    customerConfirms('quick_confirm', '当场修好确认 | Fixed at once, confirmed', {
      judges: 'diagnose',
      stage: 'accept',
      next: 'settle',
    }),
    approval('offer_agreed', '客户确认报价 | Offer agreed', {
      stage: 'diagnose',
      who: [theCustomer, theStore, role('manager')],
      limits: within({ finish: days(2) }, [before('finish', hours(4)), late('finish', 0, tell('dispatcher'))]),
      rejectTo: 'refused',
      next: 'prepare',
    }),
    fork('prepare', '备料与许可 | Getting ready', {
      stage: 'repair',
      branches: ['order_parts', 'permit'],
      join: 'ready',
    }),
    stockRequest('order_parts', '调配件 | Parts ordered', {
      stage: 'repair',
      field: 'needed_parts',
      next: 'parts_come',
    }),
    waitUntil('parts_come', '等配件到站 | Until the parts are there', {
      stage: 'repair',
      event: 'parts_arrived',
      timeout: { minutes: days(5), calendar: 'workdays', to: 'chase_parts' },
      next: 'ready',
    }),
    desk('chase_parts', '催配件 | Chasing the parts', {
      stage: 'repair',
      who: [role('dispatcher')],
      form: form(must(longText('supplier_answer', '供应商答复 | What the supplier said'))),
      next: 'ready',
    }),
    desk('permit', '作业许可 | Work permit', {
      stage: 'repair',
      who: [role('dispatcher')],
      form: form(
        must(
          select('permit_kind', '许可类型 | Permit', {
            none: '不需要 | None',
            height: '高空作业票 | Work at height',
            fire: '动火证 | Hot work',
          }),
        ),
        must(
          photo('permit_photo', '许可照片 | Photo of the permit', 3),
          either(is('permit_kind', 'height'), is('permit_kind', 'fire')),
        ),
      ),
      limits: within({ finish: hours(8) }, [before('finish', 60), late('finish', 0, tell('manager'))], 'office'),
      next: [on(isOneOf('permit_kind', 'height', 'fire'), 'permit_signed'), 'ready'],
    }),
    approval('permit_signed', '安全签批 | Signed for safety', {
      stage: 'repair',
      signers: 'all',
      who: [role('manager'), role('admin')],
      limits: within({ finish: hours(4) }, [late('finish', 0, tell('manager'))], 'office'),
      rejectTo: 'permit',
      next: 'ready',
    }),
    join('ready', '可以施工 | Ready', { of: 'prepare', stage: 'repair', next: 'repair' }),
    visit('repair', '上门维修 | Repair', {
      stage: 'repair',
      who: [sameAs('diagnose'), nearest('air_conditioning')],
      form: repair,
      parts: true,
      services: true,
      standardMinutes: 180,
      limits: within({ accept: 60, arrive: days(1), finish: days(2) }, [
        before('arrive', 60),
        late('finish', 0, tell('dispatcher')),
      ]),
      next: [on(atLeast('air_out_after', 30), 'expert'), ...toWhoItIsFor],
    }),
    approval('expert', '技术主管复核 | Checked by the lead', {
      stage: 'repair',
      who: [role('manager')],
      rejectTo: 'repair',
      next: toWhoItIsFor,
    }),
    ...handOver('repair', 'accept', 'settle'),
    settle('accept', 'done', 2_000),
    cancelled('refused', '客户不修 | Offer refused', 'accept'),
    done('accept'),
  ],
})

/** 暖通空调: measured first, offered, then repaired with parts and permits at hand. */
export const hvac = preset({
  industry: '暖通空调 | HVAC',
  summary:
    '上门检测读数，报价确认后备料与办许可同时进行，维修试机，验收结算。 | Measured on site, offered and agreed; parts and permits are fetched at the same time; repaired, tried, accepted and settled.',
  definition,
  serviceItems: [
    item('hvac_visit', '上门检测费 | Diagnosis visit', 60),
    item('clean_filter', '清洗滤网 | Clean filters', 30),
    item('deep_clean_split', '分体机深度清洗 | Deep clean split unit', 90),
    item('clean_condenser', '清洗冷凝器 | Clean condenser', 120),
    item('find_leak', '查漏补焊 | Find and braze leak', 120, '动火先办动火证 | Hot work permit first'),
    item('charge_r32', '加注 R32（公斤） | Charge R32, per kg', 30),
    item('charge_r410a', '加注 R410A（公斤） | Charge R410A, per kg', 30),
    item(
      'change_compressor',
      '更换压缩机 | Change compressor',
      300,
      '确认吊装与回收机 | Check lifting and recovery unit',
    ),
    item('change_fan_motor', '更换风机电机 | Change fan motor', 90),
    item('change_board', '更换控制板 | Change control board', 60),
    item('clear_condensate', '疏通冷凝水管 | Clear condensate pipe', 40),
    item('chiller_service', '冷水机组年度保养 | Yearly chiller service', 480),
    item('rope_work', '吊绳高空作业 | Rope work', 120, '两人作业，查看天气 | Two people; look at the weather'),
  ],
  entrances: [
    byCustomer('scan_unit', '机组二维码 | Code on the unit', 'scan'),
    byStaff('call_centre', '客服热线 | Hotline', 'phone'),
    bySystem('season_check', '换季保养计划 | Season check due', 'plan'),
  ],
  sample: {
    report: { symptoms: ['no_cooling'], system: 'vrf', outdoor_place: 'facade' },
    journeys: [
      {
        tells: 'offered, parts and permit fetched, repaired',
        answers: {
          diagnose: { finding: 'offer', height_work: 'rope' },
          permit: { permit_kind: 'height' },
          repair: { air_out_after: 14 },
        },
        through: ['offer_agreed', 'order_parts', 'parts_come', 'permit_signed', 'ready', 'repair', 'confirm'],
        end: 'done',
      },
      {
        tells: 'the parts are late, and the air stays warm',
        answers: {
          diagnose: { finding: 'offer', height_work: 'none' },
          permit: { permit_kind: 'none' },
          repair: [{ air_out_after: 35 }, { air_out_after: 13 }],
        },
        waits: { parts_come: 'timeout' },
        decisions: { expert: ['rejected'] },
        through: ['chase_parts', 'expert'],
        end: 'done',
      },
      { tells: 'put right at once', answers: { diagnose: { finding: 'fixed' } }, end: 'done' },
      {
        tells: 'the offer is refused',
        answers: { diagnose: { finding: 'offer', height_work: 'none' } },
        decisions: { offer_agreed: ['rejected'] },
        end: 'refused',
      },
    ],
  },
})
