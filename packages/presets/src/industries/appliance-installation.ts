import {
  approval,
  atTheEnd,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cannotComplete,
  checklist,
  customerConfirms,
  days,
  desk,
  done,
  form,
  given,
  hours,
  is,
  isNot,
  item,
  late,
  longText,
  message,
  must,
  nearest,
  not,
  number,
  on,
  onTheWay,
  opensOrder,
  photo,
  preset,
  quote,
  quoteTotal,
  raise,
  reassign,
  role,
  select,
  serial,
  settle,
  signature,
  stockRequest,
  tell,
  text,
  theCustomer,
  timeRange,
  visit,
  waitUntil,
  when,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = form(
  must(
    select('product', '安装什么？ | What is to be installed?', {
      air_conditioner: '空调 | Air-conditioner',
      washing_machine: '洗衣机 | Washing machine',
      water_heater: '热水器 | Water heater',
      range_hood: '油烟机灶具 | Hood and hob',
      television: '电视机 | Television',
      dishwasher: '洗碗机 | Dishwasher',
    }),
  ),
  must(text('purchase_number', '购买订单号 | Purchase number', 40)),
  must(timeRange('wanted_time', '希望上门时间 | When shall we come?')),
  select('lift', '楼层情况 | How to get up', {
    lift: '有电梯 | There is a lift',
    low: '无电梯，三楼以下 | No lift, up to 3rd floor',
    high: '无电梯，四楼以上 | No lift, 4th floor or higher',
  }),
  photo('place_photos', '安装位置照片 | Photos of the place'),
  longText('words', '还要说明的 | Anything else'),
)

const booking = form(
  must(timeRange('agreed_time', '约定时间 | Agreed time')),
  must(yesNo('power_ready', '水电到位 | Power and water are ready')),
  longText('booking_notes', '客户交代 | What the customer said'),
)

const installation = form(
  must(
    select('site_result', '现场能装吗？ | Can it be installed?', {
      installed: '可以安装 | Yes',
      rebook: '条件不够，改天再装 | Not yet, another day',
      impossible: '无法安装 | Impossible here',
    }),
  ),
  when(isNot('site_result', 'installed'), must(longText('site_reason', '原因 | Why'))),
  when(is('site_result', 'installed'), must(serial('serial_number', '机身序列号 | Serial number'))),
  when(
    is('site_result', 'installed'),
    must(
      checklist(
        'install_lines',
        '安装清单 | Installation checklist',
        {
          unpacked: '开箱验机 | Unpacked and looked over',
          fixed: '支架固定 | Bracket fixed',
          connected: '水电连接 | Power and water connected',
          levelled: '水平校正 | Levelled',
          tidied: '清理现场 | Place tidied',
        },
        { evidence: 'after' },
      ),
    ),
  ),
  when(
    is('site_result', 'installed'),
    atTheEnd(must(number('test_minutes', '试机时长 | Test run', [5, 240], '分钟 | minutes'))),
  ),
  quote('extra', '辅材与高空费 | Extra material and work at height'),
  quoteTotal('extra_total', '额外费用合计 | Extra in all', 'extra'),
  atTheEnd(signature('customer_signature', '客户签名 | Customer’s signature')),
)

const definition = workType('appliance_installation', '家电安装 | Appliance installation', {
  report,
  start: 'ship',
  reworkTo: 'install',
  visitItem: 'install_visit',
  stages: {
    booked: '预约 | Booked',
    shipped: '发货 | Shipped',
    way: '上门 | On way',
    install: '安装 | Install',
    accept: '验收 | Accept',
  },
  statuses: {
    new: { staff: '待发货 | To be shipped', customer: '已下单 | Ordered' },
    in_progress: '安装中 | Being installed',
    completed: '已装好 | Installed',
  },
  limits: within({ finish: days(7) }, [late('finish', 0, tell('manager'))]),
  messages: [
    message(
      'goods_sent',
      { on: 'reported', whom: ['customer'], as: 'received' },
      '仓库备货中，到货再上门 | Goods are on the way',
    ),
    message(
      'fitter',
      { on: 'assigned', node: 'install', whom: ['customer'], as: 'assigned' },
      '请留出安装位置 | Clear the place',
    ),
  ],
  nodes: [
    stockRequest('ship', '仓库发货 | Warehouse ships', {
      stage: 'booked',
      parts: [{ code: 'INSTALL-KIT', quantity: 1 }],
      next: 'book',
    }),
    desk('book', '预约上门 | Booking', {
      stage: 'booked',
      who: [role('dispatcher')],
      form: booking,
      limits: within({ finish: hours(4) }, [before('finish', 60), late('finish', 0, raise)], 'office'),
      next: 'delivered',
    }),
    waitUntil('delivered', '等货送到 | Until delivered', {
      stage: 'shipped',
      event: 'goods_delivered',
      timeout: { minutes: days(3), calendar: 'workdays', to: 'chase' },
      next: 'install',
    }),
    desk('chase', '催物流 | Chasing the carrier', {
      stage: 'shipped',
      who: [role('dispatcher')],
      form: form(must(longText('carrier_answer', '物流答复 | What the carrier said'))),
      limits: within({ finish: hours(8) }, [late('finish', 0, tell('manager'))], 'office'),
      next: 'install',
    }),
    visit('install', '上门安装 | Installation', {
      stage: 'install',
      stageByState: onTheWay('shipped', 'way'),
      who: [nearest('installation')],
      form: installation,
      parts: true,
      services: true,
      standardMinutes: 90,
      limits: within({ accept: 30, arrive: hours(24), finish: hours(27) }, [
        before('arrive', 60),
        late('accept', 0, reassign),
        late('arrive', 0, tell('dispatcher', 'customer')),
      ]),
      next: [
        on(is('site_result', 'rebook'), 'book'),
        on(is('site_result', 'impossible'), 'take_back'),
        on(not(given('extra')), 'confirm'),
        'extra_agreed',
      ],
    }),
    approval('extra_agreed', '额外费用确认 | Extra charge agreed', {
      stage: 'accept',
      who: [theCustomer, role('dispatcher')],
      limits: within({ finish: hours(24) }, [before('finish', 60)]),
      rejectTo: 'install',
      next: 'confirm',
    }),
    customerConfirms('confirm', '客户确认 | Customer’s confirmation', {
      judges: 'install',
      stage: 'accept',
      next: 'settle',
    }),
    settle('accept'),
    opensOrder('take_back', '退货取件 | Taking the goods back', {
      stage: 'accept',
      workType: 'retail_returns',
      copy: ['purchase_number'],
      next: 'not_installed',
    }),
    cannotComplete('not_installed', '现场无法安装 | Could not be installed', 'accept'),
    done('accept'),
  ],
})

/** 家电安装: the warehouse ships on the order's entry; installed when the goods are there, extras only as agreed. */
export const applianceInstallation = preset({
  industry: '家电安装 | Appliance installation',
  summary:
    '下单即通知仓库发货，到货后上门安装，额外费用先确认，客户验收后结算。 | The warehouse ships at once, the fitter comes when the goods are there, extras are agreed first, the customer confirms, and it is settled.',
  definition,
  serviceItems: [
    item('install_visit', '上门费 | Visit', 30),
    item(
      'install_split_ac',
      '安装挂机空调 | Install wall air-conditioner',
      120,
      '确认外机位与打孔是否要物业同意 | Ask whether the building allows the hole',
    ),
    item('install_floor_ac', '安装柜机空调 | Install floor air-conditioner', 150),
    item('install_washing_machine', '安装洗衣机 | Install washing machine', 40),
    item(
      'install_electric_heater',
      '安装电热水器 | Install electric water heater',
      90,
      '承重墙才能挂 | Load-bearing wall only',
    ),
    item('install_gas_heater', '安装燃气热水器 | Install gas water heater', 100, '必须有燃气证 | Gas licence required'),
    item('install_hood', '安装油烟机 | Install range hood', 80),
    item('install_hob', '安装灶具 | Install hob', 50),
    item('install_tv', '电视挂墙 | Hang television', 50),
    item('install_dishwasher', '安装洗碗机 | Install dishwasher', 90),
    item('drill_wall', '打墙孔 | Drill wall', 30),
    item('extend_pipe', '加长铜管（米） | Extend copper pipe, per metre', 15),
    item('work_at_height', '高空作业 | Work at height', 60, '两人作业，系安全绳 | Two people and a safety rope'),
  ],
  entrances: [
    byCustomer('scan_box', '包装箱二维码 | Code on the box', 'scan'),
    byStaff('shop_counter', '门店代下单 | Ordered at the shop', 'store'),
    bySystem('shop_order', '商城订单付款 | Paid web shop order', 'shop'),
  ],
  sample: {
    report: {
      product: 'washing_machine',
      purchase_number: 'JD20261124001',
      wanted_time: { from: Date.UTC(2026, 10, 26, 1), to: Date.UTC(2026, 10, 26, 4) },
    },
    journeys: [
      { tells: 'goods come, installed, confirmed', through: ['ship', 'delivered', 'install', 'confirm'], end: 'done' },
      {
        tells: 'the carrier is late, and the extra pipe is refused once',
        waits: { delivered: 'timeout' },
        answers: { install: { extra: [{ name: '加长铜管', quantity: 2, priceFen: 12_000 }] } },
        decisions: { extra_agreed: ['rejected', 'approved'] },
        through: ['chase', 'extra_agreed'],
        end: 'done',
      },
      {
        tells: 'another day, then impossible',
        answers: {
          install: [
            { site_result: 'rebook', site_reason: '插座没电' },
            { site_result: 'impossible', site_reason: '墙体不承重' },
          ],
        },
        through: ['take_back'],
        end: 'not_installed',
      },
    ],
  },
})
