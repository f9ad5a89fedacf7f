import {
  approval,
  asset,
  before,
  byCustomer,
  byStaff,
  bySystem,
  checklist,
  customerConfirms,
  days,
  desk,
  done,
  form,
  from,
  helped,
  hours,
  idlest,
  ifGiven,
  is,
  item,
  late,
  lessThan,
  longText,
  message,
  must,
  nearest,
  notify,
  number,
  on,
  oneOf,
  onTheWay,
  phone,
  photo,
  preset,
  raise,
  reassign,
  role,
  sameAs,
  select,
  serial,
  settle,
  several,
  shownOrTold,
  stockRequest,
  tell,
  theCustomer,
  timeRange,
  visit,
  waitUntil,
  within,
  workType,
} from '../build/index.ts'

const filters = {
  pp: 'PP 棉 | Sediment filter',
  carbon: '前置活性炭 | Carbon filter',
  membrane: 'RO 反渗透膜 | RO membrane',
  post: '后置活性炭 | Polishing filter',
} as const

const report = oneOf(
  ['words', 'photos', 'voice', 'filters_due'],
  form(
    must(
      select('service', '需要什么服务？ | What do you need?', {
        change: '更换滤芯 | Change filters',
        leak: '漏水 | It leaks',
        no_water: '不出水或水小 | No or little water',
        taste: '有异味 | Bad taste',
        move: '移机 | Move it elsewhere',
      }),
    ),
    several('filters_due', '到期滤芯 | Filters due', filters),
    asset('purifier', '净水机 | Purifier'),
    from(
      { from: 'asset', key: 'serial' },
      helped('扫机身码自动带出 | Filled in from the code', serial('purifier_serial', '机身序列号 | Serial number')),
    ),
    phone('contact_phone', '联系电话 | Phone'),
    ...shownOrTold,
  ),
)

const changed = form(
  must(number('tds_raw', '原水 TDS | TDS of raw water', [1, 3_000], 'ppm | ppm')),
  must(number('pressure', '进水压力 | Inlet pressure', [0, 10], '公斤 | bar', 1)),
  must(several('filters_changed', '已更换滤芯 | Filters changed', { none: '没有换 | None', ...filters })),
  serial('filter_serial', '新滤芯防伪码 | Code of the new filter'),
  must(
    checklist(
      'purifier_lines',
      '作业清单 | Work',
      {
        closed: '关水泄压 | Water closed, pressure let out',
        cleaned: '滤瓶清洗 | Housings cleaned',
        flushed: '冲洗十分钟 | Flushed for ten minutes',
        tight: '接头擦干查漏 | Joints dried and tight',
        reset: '滤芯计时复位 | Filter timer reset',
      },
      { evidence: 'after' },
    ),
  ),
  must(number('tds_pure', '净水 TDS | TDS of purified water', [0, 3_000], 'ppm | ppm')),
  {
    key: 'removal',
    kind: 'computed',
    label: { 'zh-CN': '脱盐率', en: 'Salt removed' },
    formula: {
      op: 'multiply',
      of: [
        { op: 'constant', value: 100 },
        {
          op: 'divide',
          of: [
            {
              op: 'subtract',
              of: [
                { op: 'answer', key: 'tds_raw' },
                { op: 'answer', key: 'tds_pure' },
              ],
            },
            { op: 'answer', key: 'tds_raw' },
          ],
        },
      ],
    },
    as: 'number',
    decimals: 1,
    unit: { 'zh-CN': '%', en: '%' },
  },
)

const definition = workType('water_purifier_service', '净水器服务 | Water purifier service', {
  report,
  start: 'book',
  reworkTo: 'service',
  visitItem: 'purifier_visit',
  stages: {
    booked: '预约 | Booked',
    goods: '备芯 | Filters',
    way: '上门 | On way',
    service: '服务 | Service',
    accept: '确认 | Confirmed',
  },
  statuses: {
    new: { staff: '待预约 | To be booked', customer: '等客服来电 | We will call you' },
    awaiting_parts: '等滤芯 | Waiting for filters',
  },
  messages: [
    message(
      'filter_day',
      { on: 'assigned', node: 'service', whom: ['customer'], as: 'assigned' },
      '上门前会致电，请备水桶 | We call ahead',
    ),
    message(
      'drink_again',
      { on: 'completed', whom: ['customer'], as: 'completed' },
      '先放水五分钟再饮用 | Run it for 5 minutes',
    ),
  ],
  nodes: [
    desk('book', '预约上门 | Booking', {
      stage: 'booked',
      who: [role('dispatcher')],
      form: form(
        must(timeRange('agreed_time', '约定时间 | Agreed time')),
        longText('filter_models', '滤芯型号 | Filter models'),
      ),
      limits: within(
        { finish: hours(4) },
        [before('finish', 30), late('finish', 0, raise), late('finish', 60, tell('manager'))],
        'office',
      ),
      next: [on(is('service', 'change'), 'fetch'), 'service'],
    }),
    stockRequest('fetch', '滤芯出库 | Filters from stock', {
      stage: 'goods',
      parts: [{ code: 'FILTER-SET', quantity: 1 }],
      next: 'filters_there',
    }),
    waitUntil('filters_there', '等滤芯到站 | Until the filters are there', {
      stage: 'goods',
      event: 'parts_arrived',
      timeout: { minutes: days(2), calendar: 'workdays', to: 'tell_late' },
      next: 'service',
    }),
    notify('tell_late', '缺货告知 | Told that it is late', {
      stage: 'goods',
      whom: ['customer', 'dispatcher'],
      says: '滤芯到货延后，师傅会从就近网点调货上门 | The filters are late; the technician brings some from the nearest site',
      next: 'service',
    }),
    visit('service', '上门服务 | Service', {
      stage: 'service',
      stageByState: onTheWay('goods', 'way'),
      who: [nearest('water_purifier')],
      form: changed,
      parts: true,
      services: true,
      standardMinutes: 45,
      limits: within({ accept: 30, arrive: days(1), finish: days(1) + 120 }, [
        before('arrive', 60),
        late('accept', 0, reassign),
        late('arrive', 0, tell('dispatcher')),
      ]),
      next: [on(ifGiven('removal', lessThan('removal', 80)), 'membrane_agreed'), 'confirm'],
    }),
    approval('membrane_agreed', '更换 RO 膜确认 | New membrane agreed', {
      stage: 'service',
      who: [theCustomer, role('dispatcher')],
      limits: within({ finish: days(3) }, [before('finish', hours(6)), late('finish', 0, tell('dispatcher'))]),
      rejectTo: 'low_removal',
      next: 'membrane',
    }),
    notify('low_removal', '水质提示 | Warned about the water', {
      stage: 'service',
      whom: ['customer'],
      says: '脱盐率偏低，饮用前请煮沸，并尽快更换 RO 膜 | Little salt is removed: boil the water, and change the membrane soon',
      next: 'confirm',
    }),
    visit('membrane', '更换 RO 膜 | Membrane changed', {
      stage: 'service',
      who: [sameAs('service'), idlest('water_purifier')],
      form: form(
        must(serial('membrane_serial', '膜防伪码 | Code of the membrane')),
        must(number('tds_after', '换后 TDS | TDS afterwards', [0, 3_000], 'ppm | ppm')),
        must(photo('membrane_photos', '换前换后照片 | Before and after')),
      ),
      parts: true,
      standardMinutes: 40,
      limits: within({ accept: 60, arrive: days(2) }, [before('arrive', 60), late('accept', 0, reassign)]),
      next: 'confirm',
    }),
    customerConfirms('confirm', '客户确认 | Customer confirms', { judges: 'service', stage: 'accept', next: 'settle' }),
    settle('accept', 'next_time', 800),
    notify('next_time', '下次换芯提醒 | Next change announced', {
      stage: 'accept',
      whom: ['customer'],
      says: '滤芯计时已开始，到期前会再提醒您 | The filter’s time has begun; we remind you before it ends',
      next: 'done',
    }),
    done('accept'),
  ],
})

/** 净水器: filters are fetched before the visit; what the water says decides about the membrane. */
export const waterPurifiers = preset({
  industry: '净水器 | Water purifiers',
  summary:
    '预约后滤芯先出库，上门换芯测水质，脱盐率低就征得同意换膜，客户确认结算并预告下次。 | Booked, filters fetched first, changed and measured; a weak membrane is changed if agreed; confirmed, settled, and the next change announced.',
  definition,
  serviceItems: [
    item('purifier_visit', '上门费 | Visit', 20),
    item('change_pp', '更换 PP 棉 | Change sediment filter', 15),
    item('change_carbon', '更换活性炭 | Change carbon filter', 15),
    item(
      'change_membrane',
      '更换 RO 膜 | Change RO membrane',
      40,
      '换后冲洗三十分钟 | Flush for 30 minutes afterwards',
    ),
    item('change_post', '更换后置炭 | Change polishing filter', 15),
    item('clean_tank', '压力桶清洗充气 | Clean and charge tank', 30),
    item('change_pump', '更换增压泵 | Change booster pump', 40),
    item('change_tap', '更换净水龙头 | Change tap', 20),
    item('fix_leak', '漏水维修 | Repair leak', 30, '先问总阀位置 | Ask where the main valve is'),
    item('move_unit', '移机安装 | Move purifier', 90),
    item('test_water', '水质检测 | Water test', 15),
  ],
  entrances: [
    byCustomer('scan_purifier', '机身二维码 | Code on the purifier', 'scan'),
    byStaff('hotline', '客服热线 | Hotline', 'phone'),
    bySystem('filter_due', '滤芯到期 | Filter due', 'plan'),
  ],
  sample: {
    report: { service: 'change', filters_due: ['pp', 'carbon'] },
    journeys: [
      {
        tells: 'filters changed, the water is good',
        answers: { service: { tds_raw: 220, tds_pure: 12 } },
        through: ['fetch', 'filters_there', 'next_time'],
        end: 'done',
      },
      {
        tells: 'filters late, the membrane is weak and changed',
        waits: { filters_there: 'timeout' },
        answers: { service: { tds_raw: 220, tds_pure: 130 } },
        through: ['tell_late', 'membrane_agreed', 'membrane'],
        end: 'done',
      },
      {
        tells: 'a leak; the customer does not want a membrane',
        report: { service: 'leak', words: '接头滴水' },
        answers: { service: { tds_raw: 220, tds_pure: 130 } },
        decisions: { membrane_agreed: ['rejected'] },
        through: ['low_removal'],
        end: 'done',
      },
    ],
  },
})
