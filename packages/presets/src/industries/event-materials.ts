import {
  address,
  approval,
  asideApproval,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  checklist,
  customerConfirms,
  datetime,
  days,
  desk,
  done,
  fork,
  form,
  hours,
  idlest,
  is,
  item,
  join,
  late,
  longText,
  message,
  money,
  moreThan,
  must,
  nearest,
  number,
  on,
  onTheWay,
  opens,
  phone,
  photo,
  preset,
  reassign,
  role,
  sameAs,
  select,
  settle,
  several,
  signature,
  tell,
  text,
  theStore,
  visit,
  waitFor,
  when,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = form(
  must(text('campaign', '活动名称 | Campaign', 40)),
  must(
    select('occasion', '活动类型 | Kind', {
      opening: '新店开业 | Shop opening',
      season: '节日促销 | Seasonal promotion',
      product: '新品上市 | New product',
      road_show: '外场路演 | Road show',
    }),
  ),
  must(datetime('starts_at', '活动开始 | Starts at')),
  must(datetime('ends_at', '活动结束 | Ends at')),
  must(
    several('wanted', '需要的物料 | What is needed', {
      posters: '海报展架 | Posters and stands',
      gifts: '赠品 | Gifts',
      samples: '试用装 | Samples',
      tents: '帐篷桌椅 | Tents, tables, chairs',
      screen: '屏幕音响 | Screen and sound',
    }),
  ),
  must(money('value', '物料价值 | Value of it all', 500_000)),
  must(address('deliver_to', '送达地点 | Deliver to')),
  phone('on_site_phone', '现场联系电话 | Phone on site'),
  must(yesNo('to_return', '活动后回收 | To be returned afterwards')),
)

/** What a warehouse packs and counts before the driver comes. */
const packed = (key: string) =>
  form(
    must(number(`${key}_boxes`, '箱数 | Boxes', [0, 1_000], '箱 | boxes')),
    must(photo(`${key}_photos`, '装箱照片 | Photos of the boxes', 6)),
    must(yesNo(`${key}_complete`, '数量齐全 | All there')),
    longText(`${key}_short`, '缺件说明 | What is missing', 200),
  )

const packing = within(
  { finish: hours(8) },
  [before('finish', 60), late('finish', 0, tell('handler', 'dispatcher')), late('finish', hours(2), opens('step_in'))],
  'office',
)

const definition = workType('event_materials', '市场活动物料配送 | Event materials', {
  report,
  start: 'plan',
  reworkTo: 'deliver',
  stages: {
    asked: '申请 | Asked for',
    packed: '备货 | Packed',
    way: '配送 | On way',
    event: '活动 | Event',
    back: '回收 | Returned',
  },
  statuses: {
    new: { staff: '待核物料 | To be checked', customer: '申请已收到 | Request received' },
    in_progress: '配送处理中 | In hand',
    completed: '已闭环 | All accounted for',
  },
  messages: [
    message('asked', { on: 'reported', whom: ['customer'], as: 'received' }, '物料申请已受理 | Request is taken'),
    message(
      'pack_now',
      { on: 'node_entered', node: 'pack_print', whom: ['handler'], as: 'task_assigned' },
      '请备活动物料 | Please pack',
    ),
    message(
      'driver_comes',
      { on: 'on_the_way', node: 'deliver', whom: ['customer', 'store'], as: 'on_the_way' },
      '物料在路上，请备好人手 | Have people ready',
    ),
    message(
      'bring_back',
      { on: 'node_entered', node: 'collect', whom: ['customer', 'store'], as: 'received' },
      '活动结束，请打包待收 | Pack for collection',
    ),
  ],
  nodes: [
    desk('plan', '核物料清单 | List checked', {
      stage: 'asked',
      who: [role('dispatcher')],
      form: form(
        must(longText('material_list', '物料清单与数量 | List with numbers')),
        must(
          select('feasible', '能否满足 | Can it be done?', {
            yes: '可以 | Yes',
            no: '来不及或无货 | Too late or out of stock',
          }),
        ),
      ),
      limits: within({ finish: hours(4) }, [before('finish', 60), late('finish', 0, tell('manager'))], 'office'),
      next: [on(is('feasible', 'no'), 'not_possible'), on(moreThan('value', 2_000_000), 'budget'), 'prepare'],
    }),
    approval('budget', '活动预算审批 | Budget approved', {
      stage: 'asked',
      signers: 'all',
      who: [role('manager'), role('finance')],
      limits: within(
        { finish: hours(8) },
        [before('finish', 60), late('finish', 0, tell('manager', 'finance'))],
        'office',
      ),
      rejectTo: 'plan',
      next: 'prepare',
    }),
    fork('prepare', '分仓备货 | Warehouses pack at once', {
      stage: 'packed',
      branches: ['pack_print', 'pack_gifts', 'pack_rental'],
      join: 'loaded',
    }),
    desk('pack_print', '物料仓：海报展架 | Print warehouse', {
      stage: 'packed',
      who: [idlest('print_warehouse'), role('dispatcher')],
      form: packed('print'),
      limits: packing,
      next: 'loaded',
    }),
    desk('pack_gifts', '赠品仓：赠品试用装 | Gift warehouse', {
      stage: 'packed',
      who: [idlest('gift_warehouse'), role('dispatcher')],
      form: packed('gifts'),
      limits: packing,
      next: 'loaded',
    }),
    desk('pack_rental', '器材仓：帐篷音响 | Equipment warehouse', {
      stage: 'packed',
      who: [idlest('equipment_warehouse'), role('dispatcher')],
      form: packed('rental'),
      limits: packing,
      next: 'loaded',
    }),
    asideApproval('step_in', '主管督办备货 | Manager steps in', { stage: 'packed', who: [role('manager')] }),
    join('loaded', '备齐装车 | Loaded', { of: 'prepare', stage: 'packed', next: 'deliver' }),
    visit('deliver', '配送签收 | Delivered and signed for', {
      stage: 'way',
      stageByState: onTheWay('packed', 'way'),
      who: [nearest('delivery'), idlest('delivery')],
      form: form(
        must(
          checklist(
            'delivery_lines',
            '交接清点 | Counted on delivery',
            {
              posters: '海报展架 | Posters and stands',
              gifts: '赠品试用装 | Gifts and samples',
              rental: '器材 | Equipment',
              condition: '外箱完好 | Boxes undamaged',
            },
            { evidence: 'after' },
          ),
        ),
        must(text('receiver', '签收人 | Received by', 20)),
        must(signature('received_signature', '签收签名 | Signature')),
      ),
      services: true,
      standardMinutes: 60,
      limits: within({ accept: 30, arrive: hours(24), finish: hours(26) }, [
        before('arrive', 60),
        late('accept', 0, reassign),
        late('arrive', 0, tell('dispatcher', 'customer', 'store')),
      ]),
      next: 'confirm',
    }),
    customerConfirms('confirm', '活动方确认 | Organizer agrees', {
      judges: 'deliver',
      stage: 'way',
      next: [on(is('to_return', 'yes'), 'event_runs'), 'report_back'],
    }),
    waitFor('event_runs', '活动进行中 | The event runs', { stage: 'event', minutes: days(3), next: 'collect' }),
    visit('collect', '物料回收 | Materials collected', {
      stage: 'back',
      stageByState: onTheWay('event', 'back'),
      who: [sameAs('deliver'), nearest('delivery')],
      form: form(
        must(number('boxes_back', '回收箱数 | Boxes back', [0, 1_000], '箱 | boxes')),
        must(photo('back_photos', '回收照片 | Photos', 6)),
        must(
          select('state_back', '物料状态 | State', {
            fine: '完好 | Fine',
            damaged: '损坏 | Damaged',
            missing: '缺失 | Missing',
          }),
        ),
        when(is('state_back', 'missing'), must(longText('missing_what', '缺失清单 | What is missing', 300))),
      ),
      standardMinutes: 60,
      limits: within({ accept: 60, arrive: days(2), finish: days(3) }, [
        before('arrive', hours(2)),
        late('accept', 0, tell('dispatcher')),
        late('finish', 0, tell('dispatcher', 'manager')),
      ]),
      next: [on(is('state_back', 'fine'), 'report_back'), 'loss'],
    }),
    approval('loss', '损耗认定 | Loss agreed', {
      stage: 'back',
      who: [role('manager')],
      form: form(must(money('loss_amount', '损耗金额 | Loss', 500_000))),
      limits: within({ finish: days(2) }, [before('finish', hours(4)), late('finish', 0, tell('manager'))], 'workdays'),
      rejectTo: 'collect',
      next: 'report_back',
    }),
    desk('report_back', '活动复盘 | How it went', {
      stage: 'event',
      who: [theStore, role('dispatcher')],
      form: form(
        must(number('visitors', '到场人数 | Visitors', [0, 1_000_000], '人 | people')),
        must(number('gifts_left', '赠品剩余 | Gifts left', [0, 100_000], '件 | pieces')),
        photo('event_photos', '活动照片 | Photos', 9),
      ),
      limits: within({ finish: days(5) }, [before('finish', days(1)), late('finish', 0, tell('manager'))], 'workdays'),
      next: 'settle',
    }),
    settle('back', 'done', 5_000),
    cancelled('not_possible', '无法满足 | Not possible', 'asked'),
    done('back'),
  ],
})

/** 市场活动物料配送: three warehouses pack at once, delivery is counted and signed for, what is lent comes back. */
export const eventMaterials = preset({
  industry: '市场活动物料 | Event materials',
  summary:
    '核清单批预算，三仓同时备货，装车配送清点签收，活动后回收认损，复盘闭环。 | Checked and approved, packed by three warehouses at once, delivered, counted and signed for, returned afterwards and accounted for.',
  definition,
  serviceItems: [
    item('city_delivery', '同城配送 | City delivery', 60),
    item('night_delivery', '夜间配送 | Night delivery', 90, '商场夜间进场需报备 | Malls want notice at night'),
    item('cross_city', '跨城干线 | Between cities', 480),
    item('carry_upstairs', '搬运上楼（层） | Carry upstairs, per floor', 20),
    item('set_up_stand', '展架搭建 | Set up stands', 60),
    item('set_up_tent', '帐篷搭建 | Set up tent', 90, '四级风以上不搭 | Not in strong wind'),
    item('set_up_sound', '屏幕音响调试 | Set up screen and sound', 90),
    item('take_down', '撤场打包 | Take down and pack', 90),
    item('storage_day', '临时仓储（天） | Storage, per day', 5),
  ],
  entrances: [
    byCustomer('store_app', '门店自助申请 | Asked for by the shop', 'app'),
    byStaff('marketing', '市场部下单 | By Marketing', 'marketing'),
    bySystem('campaign_plan', '活动排期触发 | From the campaign plan', 'plan'),
  ],
  sample: {
    report: {
      campaign: '春茶上新',
      occasion: 'product',
      wanted: ['posters', 'gifts'],
      value: 800_000,
      to_return: 'yes',
    },
    journeys: [
      {
        tells: 'packed by three warehouses, delivered, collected in good order',
        answers: { plan: { feasible: 'yes' }, collect: { state_back: 'fine' } },
        through: ['prepare', 'pack_print', 'pack_gifts', 'pack_rental', 'loaded', 'deliver', 'confirm', 'collect'],
        end: 'done',
      },
      {
        tells: 'a dear road show; one warehouse is late, and something goes missing',
        report: { occasion: 'road_show', value: 5_000_000 },
        answers: { plan: { feasible: 'yes' }, collect: { state_back: 'missing' } },
        late: ['pack_gifts'],
        rework: ['confirm'],
        through: ['budget', 'step_in', 'event_runs', 'loss'],
        end: 'done',
      },
      {
        tells: 'posters that stay',
        report: { to_return: 'no' },
        answers: { plan: { feasible: 'yes' } },
        through: ['confirm', 'report_back'],
        end: 'done',
      },
      { tells: 'out of stock', answers: { plan: { feasible: 'no' } }, end: 'not_possible' },
    ],
  },
})
