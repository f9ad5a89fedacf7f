import {
  approval,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  cascade,
  checklist,
  choice,
  customerConfirms,
  days,
  desk,
  done,
  form,
  helped,
  hours,
  ifGiven,
  is,
  item,
  late,
  leaves,
  lets,
  longText,
  makeUrgent,
  message,
  moreThan,
  must,
  nearest,
  notify,
  on,
  oneOf,
  onTheWay,
  phone,
  photo,
  preset,
  quote,
  quoteTotal,
  raise,
  reassign,
  role,
  select,
  settle,
  shownOrTold,
  tagged,
  tell,
  text,
  theCustomer,
  timeRange,
  visit,
  when,
  within,
  workType,
} from '../build/index.ts'

const report = oneOf(
  ['words', 'photos', 'voice'],
  form(
    must(
      select('area', '报修区域 | Where is it?', {
        household: '我家里 | In my home',
        public: '公共区域 | In the common area',
      }),
    ),
    must(
      cascade(
        'trouble',
        '报修类别 | What kind',
        ['大类 | Group', '小类 | Kind'],
        [
          choice('water', '给排水 | Water', [
            choice('burst', '爆管漏水 | Burst pipe', [], 'emergency'),
            ...leaves({
              drip: '滴水渗漏 | Dripping',
              blocked: '下水堵塞 | Blocked drain',
              pressure: '水压不足 | Low pressure',
            }),
          ]),
          choice('power', '供电照明 | Power and light', [
            choice('spark', '打火冒烟 | Sparks or smoke', [], 'emergency'),
            ...leaves({ outage: '停电跳闸 | No power', lamp: '灯不亮 | Lamp is out' }),
          ]),
          choice(
            'doors',
            '门窗门禁 | Doors and access',
            leaves({ gate: '单元门禁 | Entrance gate', window: '窗扇松动 | Loose window', lock: '锁具 | Lock' }),
          ),
          choice(
            'grounds',
            '保洁绿化 | Cleaning and greenery',
            leaves({ rubbish: '垃圾清运 | Rubbish', tree: '树枝遮挡 | Branches' }),
          ),
        ],
      ),
    ),
    when(
      is('area', 'household'),
      must(helped('例：3 幢 1202 | For example 3-1202', text('room', '房号 | Flat number', 20))),
    ),
    when(is('area', 'household'), timeRange('at_home', '在家时间 | When are you at home?')),
    phone('contact_phone', '联系电话 | Phone'),
    ...shownOrTold,
  ),
)

const accepted = form(
  must(select('warranty', '是否质保期内 | Under warranty', { yes: '质保期内 | Yes', no: '已过质保 | No' })),
  longText('desk_notes', '受理说明 | Notes'),
)

const homeLook = form(
  must(longText('home_cause', '故障判断 | What is wrong')),
  must(photo('home_photos', '现场照片 | Photos')),
  must(select('charge', '收费情况 | Charge', { free: '免费 | Free', paid: '有偿维修 | To be paid' })),
  when(is('charge', 'paid'), must(quote('fee_lines', '费用明细 | Fees', 100))),
  quoteTotal('fee_total', '费用合计 | Fees in all', 'fee_lines'),
)

const homeWork = form(
  must(
    checklist(
      'home_lines',
      '入户服务 | At the customer’s home',
      {
        shoe_covers: '穿鞋套铺垫布 | Shoe covers and cloth',
        repaired: '故障修复 | Repaired',
        tried: '当面试用 | Tried together',
        cleaned: '清理现场 | Cleaned up',
      },
      { evidence: 'after' },
    ),
  ),
)

const publicWork = form(
  must(photo('public_before', '修前照片 | Before')),
  must(photo('public_after', '修后照片 | After')),
  must(longText('public_done', '处理结果 | What was done')),
  quote('public_cost', '维修成本 | Cost'),
  quoteTotal('public_total', '成本合计 | Cost in all', 'public_cost'),
)

const definition = workType('property_repair', '物业报修 | Property repair', {
  report,
  start: 'front_desk',
  reworkTo: 'repair_home',
  stages: {
    taken: '受理 | Taken in',
    way: '上门 | On way',
    fee: '费用 | Fee',
    repair: '维修 | Repair',
    accept: '回访 | Confirmed',
  },
  statuses: {
    new: { staff: '待受理 | To be taken in', customer: '管家已收到 | Received' },
    settled: '已结清 | Paid up',
  },
  limits: within({ finish: days(3) }, [late('finish', 0, tell('manager'))]),
  messages: [
    message(
      'taken_in',
      { on: 'reported', whom: ['customer'], as: 'received' },
      '管家十五分钟内联系您 | We call in 15 min',
    ),
    message(
      'fee_wanted',
      { on: 'node_entered', node: 'fee_agreed', whom: ['customer'], as: 'awaiting_acceptance' },
      '请确认维修费用 | Please see the fee',
    ),
    message(
      'home_done',
      { on: 'node_done', node: 'repair_home', whom: ['customer'], as: 'completed' },
      '请当面试用后确认 | Try it and confirm',
    ),
  ],
  nodes: [
    desk('front_desk', '客服中心受理 | Front desk', {
      stage: 'taken',
      who: [role('dispatcher')],
      form: accepted,
      access: lets('handler', 'report', 'at_home', 'contact_phone'),
      limits: within({ finish: 15 }, [
        before('finish', 5),
        late('finish', 0, raise),
        late('finish', 15, tell('manager')),
      ]),
      next: [on(tagged('emergency'), 'alarm'), on(is('area', 'public'), 'repair_public'), 'look_home'],
    }),
    makeUrgent('alarm', '升为紧急 | Made urgent', { stage: 'taken', next: 'warn' }),
    notify('warn', '通知值班经理 | Duty manager told', {
      stage: 'taken',
      whom: ['manager', 'followers'],
      says: '紧急报修，先关阀断电：{title}，{place} | Emergency, shut water and power first: {title}, {place}',
      next: [on(is('area', 'public'), 'repair_public'), 'look_home'],
    }),
    visit('look_home', '上门查看 | Look on site', {
      stage: 'way',
      stageByState: onTheWay('taken', 'way'),
      who: [nearest('property_repair')],
      form: homeLook,
      standardMinutes: 30,
      limits: within({ accept: 15, arrive: hours(2), finish: hours(3) }, [
        before('arrive', 15),
        late('accept', 0, reassign),
        late('arrive', 0, tell('dispatcher')),
      ]),
      next: [on(is('charge', 'paid'), 'fee_agreed'), 'repair_home'],
    }),
    approval('fee_agreed', '费用确认 | Fee agreed', {
      stage: 'fee',
      who: [theCustomer, role('dispatcher')],
      limits: within({ finish: days(2) }, [before('finish', hours(4)), late('finish', 0, tell('dispatcher'))]),
      rejectTo: 'not_wanted',
      next: 'repair_home',
    }),
    visit('repair_home', '入户维修 | Repair at home', {
      stage: 'repair',
      who: [{ by: 'previous_handler', node: 'look_home' }, nearest('property_repair')],
      form: homeWork,
      parts: true,
      services: true,
      standardMinutes: 60,
      limits: within({ accept: 30, arrive: days(1), finish: days(1) + 120 }, [
        before('arrive', 30),
        late('finish', 0, tell('dispatcher')),
      ]),
      next: 'confirm',
    }),
    customerConfirms('confirm', '业主确认 | Resident confirms', {
      judges: 'repair_home',
      stage: 'accept',
      next: 'settle',
    }),
    visit('repair_public', '公区维修 | Repair in common area', {
      stage: 'repair',
      stageByState: onTheWay('taken', 'way'),
      who: [nearest('property_repair')],
      form: publicWork,
      parts: true,
      standardMinutes: 90,
      limits: within({ accept: 15, arrive: 60, finish: days(1) }, [
        late('accept', 0, reassign),
        late('finish', 0, tell('manager')),
      ]),
      next: 'inspected',
    }),
    approval('inspected', '工程主管验收 | Works lead inspects', {
      stage: 'accept',
      who: [role('manager', 'site'), role('manager')],
      limits: within({ finish: days(1) }, [before('finish', 120)], 'workdays'),
      next: [on(ifGiven('public_total', moreThan('public_total', 500_000)), 'fund'), 'settle'],
    }),
    approval('fund', '动用维修资金表决 | Vote on the repair fund', {
      stage: 'fee',
      signers: 'majority',
      who: [role('manager'), role('finance'), role('admin')],
      limits: within({ finish: days(5) }, [before('finish', days(1)), late('finish', 0, tell('manager'))], 'workdays'),
      rejectTo: 'inspected',
      next: 'settle',
    }),
    settle('accept', 'done', 500),
    cancelled('not_wanted', '业主自行处理 | Resident sees to it', 'accept'),
    done('accept'),
  ],
})

/** 物业报修: homes see the fee before the work, common areas are inspected, dear repairs go to a vote. */
export const propertyManagement = preset({
  industry: '物业管理 | Property management',
  summary:
    '客服受理分公区与入户；入户先看后确认费用再修，公区修完主管验收，大额动用维修资金要表决。 | The front desk tells homes from common areas; homes agree the fee before the work, common areas are inspected, and large sums go to a vote.',
  definition,
  tags: { emergency: '紧急抢修 | Emergency' },
  serviceItems: [
    item('change_tap', '更换水龙头 | Change tap', 30),
    item('clear_drain', '疏通下水 | Clear drain', 45),
    item('repair_toilet', '马桶维修 | Repair toilet', 40),
    item('change_switch', '更换开关插座 | Change switch or socket', 20, '先断电验电 | Cut the power and test'),
    item('change_lamp', '更换灯具 | Change lamp', 30, '层高超三米带人字梯 | Ladder above three metres'),
    item('repair_trip', '跳闸排查 | Find why it trips', 60),
    item('change_lock', '更换锁芯 | Change lock cylinder', 40, '核对业主身份 | Check who the owner is'),
    item('repair_window', '窗扇调整 | Adjust window', 30),
    item('patch_wall', '墙面修补（平米） | Patch wall, per m²', 60),
    item('waterproof', '防水补漏（平米） | Waterproofing, per m²', 120),
    item('repair_gate', '单元门禁维修 | Repair entrance gate', 60),
  ],
  entrances: [
    byCustomer('scan_building', '楼栋二维码 | Code at the building', 'scan'),
    byStaff('housekeeper', '管家代报 | Housekeeper reports', 'housekeeper'),
    bySystem('patrol_due', '巡检异常 | Found by patrol', 'patrol'),
  ],
  sample: {
    report: { area: 'household', trouble: ['water', 'drip'], room: '3-1202', words: '厨房水龙头滴水' },
    journeys: [
      {
        tells: 'a tap at home, the fee agreed, repaired and confirmed',
        answers: { look_home: { charge: 'paid', home_cause: '阀芯磨损' } },
        through: ['fee_agreed', 'repair_home', 'confirm'],
        end: 'done',
      },
      {
        tells: 'the resident does not want to pay',
        answers: { look_home: { charge: 'paid', home_cause: '整体更换' } },
        decisions: { fee_agreed: ['rejected'] },
        end: 'not_wanted',
      },
      {
        tells: 'a burst main pipe, dear enough for a vote that fails once',
        report: { area: 'public', trouble: ['water', 'burst'], words: '地库主管爆裂' },
        answers: { repair_public: { public_cost: [{ name: '更换主管', quantity: 1, priceFen: 800_000 }] } },
        decisions: { fund: ['rejected', 'rejected', 'approved'] },
        through: ['alarm', 'warn', 'inspected', 'fund'],
        end: 'done',
      },
      {
        tells: 'a small emergency at home',
        report: { area: 'household', trouble: ['power', 'spark'], room: '1-101', words: '插座冒烟' },
        answers: { look_home: { charge: 'free' } },
        end: 'done',
      },
    ],
  },
})
