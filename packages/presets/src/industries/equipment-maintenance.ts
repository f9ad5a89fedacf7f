import {
  approval,
  asset,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  checklist,
  date,
  days,
  desk,
  done,
  every,
  form,
  handOver,
  hours,
  idlest,
  ifGiven,
  is,
  isNot,
  item,
  late,
  longText,
  makeUrgent,
  message,
  must,
  nearest,
  number,
  on,
  oneOf,
  onTheWay,
  person,
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
  tell,
  theCustomer,
  theStore,
  toWhoItIsFor,
  visit,
  when,
  within,
  workType,
} from '../build/index.ts'

const report = oneOf(
  ['words', 'photos', 'voice'],
  form(
    must(
      select('occasion', '这次是？ | What is it about?', {
        planned: '计划保养 | Planned maintenance',
        fault: '设备故障 | A fault',
        overhaul: '年度大修 | Yearly overhaul',
      }),
    ),
    asset('machine', '设备 | Machine'),
    select('production', '是否停产 | Production', {
      running: '还能生产 | Still running',
      slowed: '降速生产 | Slowed down',
      stopped: '已停线 | Line stopped',
    }),
    ...shownOrTold,
  ),
)

const plan = form(
  must(date('planned_day', '计划日期 | Planned day')),
  person('engineer', '建议工程师 | Suggested engineer'),
  longText('shutdown', '停机安排 | When the machine may stop'),
)

const inspection = form(
  must(number('running_hours', '运行小时 | Running hours', [0, 200_000], '小时 | h')),
  must(number('bearing_temperature', '轴承温度 | Bearing temperature', [-20, 200], '℃ | ℃', 1)),
  must(number('vibration', '振动值 | Vibration', [0, 100], 'mm/s | mm/s', 2)),
  must(
    checklist(
      'inspection_lines',
      '点检项目 | Inspection',
      {
        lubrication: '润滑油位与油质 | Lubricant level and quality',
        belt: '皮带张紧 | Belt tension',
        fastening: '地脚螺栓紧固 | Anchor bolts tight',
        electrics: '电气接线端子 | Electrical terminals',
        guards: '防护罩与急停 | Guards and emergency stop',
        filters: '滤芯清洁更换 | Filters',
      },
      {
        evidence: 'after',
        actions: { fine: '正常 | Fine', adjusted: '调整 | Adjusted', replaced: '更换 | Replaced' },
      },
    ),
  ),
  must(
    select('finding', '结论 | Finding', {
      fine: '正常 | Fine',
      fixed: '当场处理好 | Put right at once',
      repair: '需要维修 | Needs repair',
    }),
  ),
  when(isNot('finding', 'fine'), must(longText('cause', '故障原因 | Cause'))),
)

const offer = form(
  must(quote('offer_lines', '维修报价 | Repair offer', 200)),
  quoteTotal('offer_total', '合计 | Total', 'offer_lines'),
)

const repair = form(
  must(longText('repair_done', '处理过程 | What was done')),
  must(photo('repair_photos', '修复照片 | Photos of the repair')),
  must(number('trial_minutes', '带载试运行 | Trial under load', [10, 1_440], '分钟 | minutes')),
)

const definition = workType('equipment_maintenance', '设备维护 | Equipment maintenance', {
  report,
  start: 'plan',
  reworkTo: 'inspect',
  stages: {
    plan: '计划 | Planned',
    way: '上门 | On way',
    inspect: '检修 | Inspect',
    expert: '专家确认 | Expert',
    accept: '验收 | Accept',
  },
  statuses: { in_progress: '检修中 | Under inspection', awaiting_parts: '待备件 | Waiting for spares' },
  messages: [
    message(
      'engineer_comes',
      { on: 'assigned', node: 'inspect', whom: ['customer', 'store'], as: 'assigned' },
      '请安排停机窗口 | Plan a machine stop',
    ),
    message(
      'expert_wanted',
      { on: 'node_entered', node: 'expert', whom: ['handler', 'manager'], as: 'task_assigned' },
      '请专家二次确认 | Second look wanted',
    ),
  ],
  nodes: [
    desk('plan', '排定计划 | Planning', {
      stage: 'plan',
      who: [role('dispatcher')],
      form: plan,
      limits: within({ finish: hours(4) }, [before('finish', 30), late('finish', 0, tell('manager'))], 'office'),
      next: [
        on(every(is('occasion', 'fault'), ifGiven('production', is('production', 'stopped'))), 'line_stopped'),
        'inspect',
      ],
    }),
    makeUrgent('line_stopped', '停线抢修 | Line stopped, urgent', { stage: 'plan', next: 'inspect' }),
    visit('inspect', '现场点检 | Inspection on site', {
      stage: 'inspect',
      stageByState: onTheWay('plan', 'way'),
      who: [nearest('mechanical'), idlest('mechanical')],
      form: inspection,
      parts: true,
      services: true,
      standardMinutes: 150,
      limits: within({ accept: 60, arrive: days(2), finish: days(3) }, [
        before('arrive', 120),
        late('accept', 0, reassign),
        late('finish', 0, tell('dispatcher')),
      ]),
      next: [on(is('finding', 'repair'), 'offer'), 'expert'],
    }),
    desk('offer', '维修报价 | Repair offer', {
      stage: 'inspect',
      who: [sameAs('inspect'), role('dispatcher')],
      form: offer,
      limits: within({ finish: days(1) }, [late('finish', 0, tell('manager'))], 'workdays'),
      next: 'offer_agreed',
    }),
    approval('offer_agreed', '客户确认报价 | Offer agreed', {
      stage: 'inspect',
      who: [theCustomer, theStore, role('manager')],
      limits: within({ finish: days(3) }, [before('finish', hours(8))], 'workdays'),
      rejectTo: 'offer_refused',
      next: 'repair',
    }),
    visit('repair', '上门维修 | Repair', {
      stage: 'inspect',
      who: [sameAs('inspect'), nearest('mechanical')],
      form: repair,
      parts: true,
      services: true,
      standardMinutes: 240,
      limits: within({ accept: 60, arrive: days(2), finish: days(4) }, [late('finish', 0, tell('dispatcher'))]),
      next: 'expert',
    }),
    approval('expert', '技术专家二次确认 | Second look by an expert', {
      stage: 'expert',
      who: [idlest('technical_expert'), role('manager')],
      form: form(must(longText('expert_opinion', '专家意见 | Expert’s opinion'))),
      limits: within({ finish: hours(8) }, [before('finish', 60), late('finish', 0, tell('manager'))], 'office'),
      next: toWhoItIsFor,
    }),
    ...handOver('inspect', 'accept', 'settle'),
    settle('accept', 'done', 3_000),
    cancelled('offer_refused', '客户不修 | Offer refused', 'accept'),
    done('accept'),
  ],
})

/** 设备维护: planned, inspected line by line, repaired as agreed; nothing closes before the expert has looked a second time. */
export const equipmentMaintenance = preset({
  industry: '设备维护 | Equipment maintenance',
  summary:
    '排定计划，现场逐项点检，要修先报价，技术专家二次确认后才能验收结算。 | Planned, inspected line by line, repaired as offered, confirmed a second time by an expert, then accepted and settled.',
  definition,
  serviceItems: [
    item('monthly_service', '月度保养 | Monthly service', 120),
    item('quarterly_service', '季度保养 | Quarterly service', 240),
    item('yearly_overhaul', '年度大修 | Yearly overhaul', 960, '提前三天约停线 | Agree the stop three days ahead'),
    item('change_bearing', '更换轴承 | Change bearing', 150),
    item('change_belt', '更换皮带 | Change belt', 60),
    item('change_lubricant', '更换润滑油 | Change lubricant', 45, '带废油桶 | Bring a waste oil drum'),
    item('laser_alignment', '联轴器激光对中 | Laser shaft alignment', 120),
    item('vibration_analysis', '振动分析 | Vibration analysis', 90),
    item('thermal_imaging', '电柜红外测温 | Thermal image of cabinet', 40),
    item('change_motor', '更换电机 | Change motor', 180, '确认吊装条件 | Check how it can be lifted'),
    item('repair_hydraulics', '液压系统检修 | Repair hydraulics', 240),
  ],
  entrances: [
    byCustomer('scan_machine', '设备铭牌二维码 | Code on the name plate', 'scan'),
    byStaff('patrol', '巡检上报 | Found on patrol', 'patrol'),
    bySystem('maintenance_plan', '保养计划到期 | Maintenance due', 'plan'),
  ],
  sample: {
    report: { occasion: 'planned', words: '三号灌装线季度保养' },
    journeys: [
      { tells: 'a planned service, everything fine', through: ['expert', 'acceptance', 'confirm'], end: 'done' },
      {
        tells: 'the line stands still; a repair is offered, agreed and done; the expert wants it once more',
        report: { occasion: 'fault', production: 'stopped' },
        answers: { inspect: { finding: 'repair', cause: '主轴轴承磨损' } },
        decisions: { expert: ['rejected', 'approved'] },
        through: ['line_stopped', 'offer_agreed', 'repair', 'expert'],
        end: 'done',
      },
      {
        tells: 'the customer does not want the repair',
        answers: { inspect: { finding: 'repair', cause: '电机烧毁' } },
        decisions: { offer_agreed: ['rejected'] },
        end: 'offer_refused',
      },
    ],
  },
})
