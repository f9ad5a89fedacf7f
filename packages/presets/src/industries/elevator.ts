import {
  approval,
  asideApproval,
  asset,
  before,
  byCustomer,
  byStaff,
  bySystem,
  checklist,
  completed,
  days,
  desk,
  done,
  fork,
  form,
  hours,
  is,
  isOneOf,
  item,
  join,
  late,
  lets,
  longText,
  makeUrgent,
  message,
  must,
  nearest,
  number,
  on,
  onTheWay,
  opens,
  person,
  phone,
  photo,
  preset,
  raise,
  reassign,
  role,
  select,
  settle,
  shownOrTold,
  signature,
  tell,
  text,
  theStore,
  visit,
  when,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = form(
  must(
    select('occasion', '发生了什么？ | What is happening?', {
      halfmonthly: '半月保到期 | Half-monthly service due',
      trapped: '困人 | People are trapped',
      fault: '电梯故障 | The lift is faulty',
    }),
  ),
  asset('lift', '电梯 | Lift'),
  when(
    is('occasion', 'trapped'),
    must(number('people_trapped', '被困人数 | How many are trapped', [1, 30], '人 | people')),
  ),
  when(is('occasion', 'trapped'), yesNo('anyone_unwell', '有老人孩子或身体不适 | Children, elderly or unwell people')),
  when(is('occasion', 'trapped'), phone('car_phone', '轿厢内联系电话 | Phone in the car')),
  when(
    is('occasion', 'fault'),
    must(
      select('symptom', '故障现象 | Symptom', {
        stopped: '停梯 | Stands still',
        door: '门关不上或打不开 | Doors do not open or close',
        shaking: '抖动异响 | Shakes or is noisy',
        levelling: '不平层 | Stops off level',
        button: '按钮失灵 | Buttons dead',
      }),
    ),
  ),
  ...shownOrTold,
)

const halfMonthly = form(
  must(person('second_mechanic', '同行作业人员 | Second mechanic')),
  must(photo('warning_sign', '护栏与警示牌 | Barriers and warning signs', 3)),
  must(
    checklist(
      'service_lines',
      '半月保项目 | Half-monthly items',
      {
        machine_room: '机房环境与门锁 | Machine room and its lock',
        manual_rescue: '手动紧急操作装置 | Manual rescue gear',
        machine: '驱动主机 | Driving machine',
        brake: '制动器间隙 | Brake clearance',
        governor: '限速器销轴 | Governor pins',
        car_roof: '轿顶与检修开关 | Car roof and inspection switch',
        intercom: '五方对讲 | Intercom to all five stations',
        car_light: '轿厢照明与应急灯 | Car light and emergency light',
        door_guard: '门防夹保护 | Door protection',
        landing_lock: '层门锁与自闭 | Landing locks and self-closing',
        levelling: '平层准确度 | Levelling',
        pit: '底坑与急停 | Pit and its stop switch',
      },
      {
        evidence: 'after',
        actions: {
          fine: '正常 | Fine',
          adjusted: '调整 | Adjusted',
          cleaned: '清洁润滑 | Cleaned',
          replaced: '更换 | Replaced',
        },
      },
    ),
  ),
  must(signature('mechanic_signature', '作业人员签名 | Mechanic’s signature')),
)

const rescued = form(
  must(number('freed', '救出人数 | People freed', [0, 30], '人 | people')),
  must(
    select('rescue_way', '救援方式 | How they were freed', {
      levelled: '盘车平层 | Hand-wound to level',
      electric: '紧急电动运行 | Emergency electric operation',
      fire: '消防协助 | With the fire brigade',
    }),
  ),
  must(yesNo('injured', '有人受伤 | Anyone hurt')),
  must(longText('trap_cause', '困人原因 | Why it stopped')),
)

const repaired = form(
  must(text('fault_code', '故障代码 | Fault code', 20)),
  must(longText('repair_done', '处理过程 | What was done')),
  must(photo('repair_photos', '现场照片 | Photos')),
  must(
    select('lift_state', '恢复情况 | The lift is', {
      runs: '恢复运行 | Running again',
      stopped: '继续停用 | Kept out of use',
    }),
  ),
)

const definition = workType('elevator_service', '电梯维保 | Lift service', {
  report,
  start: 'duty',
  reworkTo: 'maintain',
  stages: {
    duty: '接警 | Taken in',
    way: '赶往 | On way',
    work: '作业 | At work',
    safety: '安全确认 | Safety',
    settle: '归档 | Filed',
  },
  statuses: {
    in_progress: { staff: '作业中 | At work', customer: '电梯正在处理 | The lift is being seen to' },
    awaiting_acceptance: '待安全管理员确认 | With the safety officer',
  },
  messages: [
    message(
      'help_comes',
      { on: 'assigned', node: 'rescue', whom: ['customer', 'store'], as: 'assigned' },
      '请勿扒门，救援已出发 | Stay in, help comes',
    ),
    message(
      'lift_free',
      { on: 'completed', whom: ['customer', 'store'], as: 'completed' },
      '电梯已处理，感谢配合 | The lift is done',
    ),
  ],
  nodes: [
    desk('duty', '值班接警 | Duty desk', {
      stage: 'duty',
      who: [role('dispatcher')],
      form: form(must(longText('duty_notes', '核实情况 | What was found out'))),
      access: lets('handler', 'report', 'anyone_unwell', 'car_phone'),
      limits: within({ finish: 5 }, [
        before('finish', 2),
        late('finish', 0, raise),
        late('finish', 3, tell('manager')),
      ]),
      next: [on(is('occasion', 'trapped'), 'alarm'), on(is('occasion', 'fault'), 'repair'), 'maintain'],
    }),
    makeUrgent('alarm', '升为紧急 | Made urgent', { stage: 'duty', next: 'trapped' }),
    fork('trapped', '困人应急 | Emergency', { stage: 'duty', branches: ['rescue', 'calm'], join: 'all_out' }),
    visit('rescue', '困人救援 | Rescue', {
      stage: 'work',
      stageByState: onTheWay('duty', 'way'),
      who: [nearest('lift_mechanic')],
      form: rescued,
      standardMinutes: 30,
      limits: within({ accept: 2, arrive: 30, finish: 60 }, [
        before('arrive', 10, 'handler', 'dispatcher'),
        late('accept', 0, reassign),
        late('arrive', 0, tell('manager', 'store')),
        late('finish', 0, opens('fire_brigade')),
      ]),
      next: 'all_out',
    }),
    desk('calm', '安抚被困人员 | Calming the trapped', {
      stage: 'duty',
      who: [role('dispatcher')],
      form: form(must(longText('calls_made', '通话记录 | What was said'))),
      next: 'all_out',
    }),
    asideApproval('fire_brigade', '请求消防支援 | Call the fire brigade', {
      stage: 'work',
      who: [role('manager')],
      limits: within({ finish: 5 }, [late('finish', 0, tell('manager'))]),
    }),
    join('all_out', '人员脱困 | Everybody is out', {
      of: 'trapped',
      stage: 'work',
      next: 'repair',
    }),
    visit('repair', '故障修复 | Repair', {
      stage: 'work',
      stageByState: onTheWay('duty', 'way'),
      who: [nearest('lift_mechanic')],
      form: repaired,
      parts: true,
      services: true,
      standardMinutes: 120,
      limits: within({ accept: 15, arrive: 60, finish: hours(8) }, [
        late('accept', 0, reassign),
        late('finish', 0, tell('manager', 'store')),
      ]),
      next: 'safety',
    }),
    visit('maintain', '半月保 | Half-monthly service', {
      stage: 'work',
      stageByState: onTheWay('duty', 'way'),
      who: [nearest('lift_mechanic')],
      form: halfMonthly,
      parts: true,
      standardMinutes: 90,
      limits: within({ accept: hours(12), arrive: days(1), finish: days(2) }, [
        before('finish', hours(6)),
        late('accept', 0, reassign),
        late('finish', 0, tell('manager', 'dispatcher')),
      ]),
      next: 'safety',
    }),
    approval('safety', '电梯安全管理员确认 | Safety officer’s approval', {
      stage: 'safety',
      who: [theStore, role('manager')],
      form: form(must(signature('safety_signature', '安全管理员签名 | Safety officer’s signature'))),
      limits: within({ finish: days(1) }, [before('finish', 120), late('finish', 0, tell('manager'))], 'workdays'),
      next: 'settle',
    }),
    settle('settle', [on(isOneOf('occasion', 'trapped'), 'rescue_filed'), 'done']),
    completed('rescue_filed', '困人事件归档 | Rescue filed', 'settle'),
    done('settle'),
  ],
})

/** 电梯维保: half-monthly service every fifteen days; trapped people come before everything. */
export const elevator = preset({
  industry: '电梯维保 | Lifts',
  summary:
    '半月保逐项作业，困人三十分钟内到场并全程安抚，安全管理员签字后归档结算。 | Serviced item by item every half month; for trapped people a mechanic is there in thirty minutes; the safety officer signs, and it is filed and settled.',
  definition,
  serviceItems: [
    item('halfmonthly_service', '半月保 | Half-monthly service', 90, '两人作业，先放护栏 | Two people; barriers first'),
    item('quarterly_service', '季度保 | Quarterly service', 150),
    item('halfyearly_service', '半年保 | Half-yearly service', 180),
    item('yearly_service', '年度保 | Yearly service', 240),
    item('rescue', '困人救援 | Rescue', 45),
    item('adjust_brake', '制动器调整 | Adjust brake', 60),
    item('change_door_motor', '更换门机 | Change door motor', 120),
    item('change_light_curtain', '更换光幕 | Change light curtain', 45),
    item(
      'change_rope',
      '更换曳引钢丝绳 | Change ropes',
      480,
      '需停梯一天，提前贴告示 | One day out of use; put up a notice',
    ),
    item('change_guide_shoe', '更换导靴 | Change guide shoes', 60),
    item('governor_check', '限速器校验 | Governor check', 90),
    item('load_test', '125%制动试验 | Brake test at 125 %', 180, '带砝码车 | Bring the weights'),
  ],
  entrances: [
    byCustomer('scan_car', '轿厢二维码 | Code in the car', 'scan'),
    byStaff('hotline', '96333 热线 | Emergency hotline', 'hotline'),
    bySystem('service_due', '半月保到期 | Service due', 'plan'),
    bySystem('lift_monitor', '物联网报警 | Monitoring alarm', 'alarm'),
  ],
  sample: {
    report: { occasion: 'halfmonthly', words: '2 号楼 1 单元客梯半月保' },
    journeys: [
      { tells: 'the half-monthly service', through: ['maintain', 'safety'], end: 'done' },
      {
        tells: 'three people trapped; the rescue takes too long and the brigade is asked for',
        report: { occasion: 'trapped', people_trapped: 3 },
        late: ['rescue'],
        through: ['alarm', 'rescue', 'calm', 'all_out', 'repair', 'safety', 'fire_brigade'],
        end: 'rescue_filed',
      },
      {
        tells: 'doors do not close; the safety officer wants it once more',
        report: { occasion: 'fault', symptom: 'door' },
        decisions: { safety: ['rejected', 'approved'] },
        through: ['repair'],
        end: 'done',
      },
    ],
  },
})
