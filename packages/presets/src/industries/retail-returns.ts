import {
  approval,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  cannotComplete,
  checklist,
  completed,
  days,
  desk,
  form,
  hours,
  is,
  isOneOf,
  item,
  label,
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
  parts,
  photo,
  preset,
  role,
  select,
  serial,
  stockRequest,
  tag,
  tell,
  text,
  theCustomer,
  theStore,
  visit,
  waitUntil,
  when,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = form(
  must(select('wish', '您想要？ | What would you like?', { refund: '退货退款 | Refund', exchange: '换货 | Exchange' })),
  must(text('receipt_number', '订单或小票号 | Order or receipt number', 30)),
  { key: 'bought_on', kind: 'date', label: label('购买日期 | Bought on'), max: 'today', required: true },
  must(
    select('reason', '原因 | Reason', {
      quality: '质量问题 | Faulty',
      wrong: '发错漏发 | Wrong or missing item',
      damaged: '运输破损 | Damaged on the way',
      size: '尺码不合 | Wrong size',
      dislike: '不喜欢 | Changed my mind',
    }),
  ),
  when(
    isOneOf('reason', 'quality', 'wrong', 'damaged'),
    must(photo('item_photos', '商品与包装照片 | Photos of the item and its packing', 6)),
  ),
  must(yesNo('tags_on', '吊牌包装齐全 | Tags and packing complete')),
  when(is('wish', 'exchange'), must(text('wanted', '换成什么款式尺码 | Colour and size wanted', 40))),
  must(
    select('hand_in', '怎样退回 | How it comes back', {
      shop: '到店 | To the shop',
      pick_up: '上门取件 | Picked up',
      post: '自行寄回 | By post',
    }),
  ),
)

const checked = form(
  must(serial('item_serial', '商品条码 | Barcode')),
  must(
    select('policy', '是否合规 | Within the rules?', {
      seven_days: '七天无理由 | Within seven days',
      warranty: '三包期内 | Under warranty',
      outside: '超出规定 | Outside the rules',
    }),
  ),
  must(money('paid', '实付金额 | Amount paid', 200_000)),
  longText('check_notes', '核对说明 | Notes'),
)

const inspected = form(
  must(
    checklist(
      'inspect_lines',
      '验货 | Inspection',
      {
        identity: '款号条码一致 | Same article',
        looks: '外观成色 | Looks',
        works: '功能正常 | Works',
        accessories: '配件赠品齐 | Accessories and gifts',
        packing: '原包装 | Original packing',
      },
      { evidence: 'after' },
    ),
  ),
  must(
    select('grade', '验货结论 | Verdict', {
      fine: '可全额退换 | In full',
      worn: '有使用痕迹，折价 | Worn, at a deduction',
      not_ours: '非本店商品 | Not ours',
    }),
  ),
  when(is('grade', 'worn'), must(money('deduction', '折价金额 | Deduction', 200_000))),
)

const office = (finish: number) =>
  within({ finish }, [before('finish', 30), late('finish', 0, tell('manager'))], 'office')

const definition = workType('retail_return', '零售退换货 | Retail return or exchange', {
  report,
  start: 'check',
  reworkTo: 'inspect',
  stages: {
    applied: '申请 | Applied',
    back: '退回 | Sent back',
    inspected: '验货 | Inspected',
    settled: '退换 | Made good',
  },
  statuses: {
    new: { staff: '待核对 | To be checked', customer: '已收到申请 | Application received' },
    in_progress: '退换处理中 | Being made good',
    completed: '已退换 | Made good',
    cannot_complete: '不予退换 | Not taken back',
  },
  limits: within({ finish: days(20) }, [before('finish', days(3), 'dispatcher'), late('finish', 0, tell('manager'))]),
  messages: [
    message(
      'return_received',
      { on: 'reported', whom: ['customer'], as: 'received' },
      '请保留吊牌包装 | Keep the tags',
    ),
    message(
      'send_back',
      { on: 'node_entered', node: 'goods_back', whom: ['customer'], as: 'received' },
      '申请通过，请寄回商品 | Please send it back',
    ),
    message(
      'deduction_asked',
      { on: 'node_entered', node: 'deduction_agreed', whom: ['customer'], as: 'awaiting_acceptance' },
      '请确认折价金额 | Agree the deduction',
    ),
    message(
      'refunded',
      { on: 'node_done', node: 'pay_back', whom: ['customer'], as: 'completed' },
      '退款已原路退回 | Your money is back',
    ),
    message(
      'sent',
      { on: 'node_done', node: 'ship', whom: ['customer'], as: 'completed' },
      '换货已发出 | New one is sent',
    ),
  ],
  nodes: [
    desk('check', '门店核对 | Checked by the shop', {
      stage: 'applied',
      who: [theStore, role('dispatcher')],
      form: checked,
      limits: office(hours(4)),
      next: [
        on(is('policy', 'outside'), 'exception'),
        on(is('hand_in', 'pick_up'), 'pick_up'),
        on(is('hand_in', 'post'), 'goods_back'),
        'inspect',
      ],
    }),
    approval('exception', '特批退换 | Exception agreed', {
      stage: 'applied',
      who: [role('manager')],
      limits: office(hours(8)),
      rejectTo: 'refused',
      next: [on(is('hand_in', 'pick_up'), 'pick_up'), on(is('hand_in', 'post'), 'goods_back'), 'inspect'],
    }),
    visit('pick_up', '上门取件 | Picked up', {
      stage: 'back',
      stageByState: onTheWay('applied', 'back'),
      who: [nearest('delivery')],
      form: form(
        must(photo('parcel_photos', '封箱照片 | Photos of the closed parcel', 3)),
        must(number('parcels', '件数 | Parcels', [1, 50], '件 | parcels')),
      ),
      standardMinutes: 15,
      limits: within({ accept: 60, arrive: hours(24) }, [
        before('arrive', 60),
        late('accept', 0, tell('dispatcher')),
        late('arrive', 0, tell('dispatcher', 'customer')),
      ]),
      next: 'inspect',
    }),
    waitUntil('goods_back', '等待退货入库 | Until the goods arrive', {
      stage: 'back',
      event: 'goods_received',
      timeout: { minutes: days(15), to: 'lapsed' },
      next: 'inspect',
    }),
    desk('inspect', '验货 | Inspection', {
      stage: 'inspected',
      who: [theStore, role('dispatcher')],
      form: inspected,
      limits: office(hours(8)),
      next: [
        on(is('grade', 'not_ours'), 'send_back'),
        on(is('grade', 'worn'), 'deduction_agreed'),
        on(is('reason', 'quality'), 'faulty'),
        on(is('wish', 'exchange'), 'choose'),
        'refund_agreed',
      ],
    }),
    tag('faulty', '记质量问题 | Marked as faulty', {
      stage: 'inspected',
      tags: ['faulty_goods'],
      next: [on(is('wish', 'exchange'), 'choose'), 'refund_agreed'],
    }),
    approval('deduction_agreed', '顾客同意折价 | Deduction agreed', {
      stage: 'inspected',
      who: [theCustomer, role('manager')],
      limits: within({ finish: days(3) }, [before('finish', hours(12)), late('finish', 0, tell('dispatcher'))]),
      rejectTo: 'send_back',
      next: [on(is('wish', 'exchange'), 'choose'), 'refund_agreed'],
    }),
    approval('refund_agreed', '退款审批 | Refund approved', {
      stage: 'settled',
      who: [role('manager')],
      limits: office(hours(4)),
      rejectTo: 'inspect',
      next: [on(moreThan('paid', 300_000), 'refund_reviewed'), 'pay_back'],
    }),
    approval('refund_reviewed', '大额退款复核 | Large refund reviewed', {
      stage: 'settled',
      who: [role('finance')],
      limits: office(hours(8)),
      rejectTo: 'refund_agreed',
      next: 'pay_back',
    }),
    desk('pay_back', '原路退款 | Paid back', {
      stage: 'settled',
      who: [role('finance')],
      form: form(
        must(money('refund', '退款金额 | Amount paid back', 200_000)),
        must(text('payment_number', '退款流水号 | Payment number', 40)),
      ),
      limits: within(
        { finish: days(2) },
        [before('finish', hours(4)), late('finish', 0, tell('finance', 'manager'))],
        'workdays',
      ),
      next: 'refunded',
    }),
    desk('choose', '选定换货商品 | New item chosen', {
      stage: 'settled',
      who: [theStore, role('dispatcher')],
      form: form(
        must(parts('new_items', '换出商品 | Items to hand out')),
        money('difference', '差价 | Difference', 200_000),
      ),
      limits: office(hours(4)),
      next: 'take_stock',
    }),
    stockRequest('take_stock', '仓库备货 | Asked of the warehouse', {
      stage: 'settled',
      field: 'new_items',
      next: 'ship',
    }),
    desk('ship', '发出换货 | Sent out', {
      stage: 'settled',
      who: [role('dispatcher')],
      form: form(
        must(
          select('sent_by', '交付方式 | Handed over', { shop: '到店自提 | In the shop', courier: '快递 | By courier' }),
        ),
        when(is('sent_by', 'courier'), must(text('waybill', '快递单号 | Waybill', 30))),
      ),
      limits: office(hours(16)),
      next: 'signed',
    }),
    waitUntil('signed', '等待签收 | Until signed for', {
      stage: 'settled',
      event: 'parcel_signed',
      timeout: { minutes: days(10), to: 'exchanged' },
      next: 'exchanged',
    }),
    desk('send_back', '寄还商品 | Sent back to the customer', {
      stage: 'inspected',
      who: [theStore, role('dispatcher')],
      form: form(
        must(text('back_waybill', '寄还单号 | Waybill', 30)),
        must(longText('back_reason', '不予退换原因 | Why')),
      ),
      limits: office(hours(16)),
      next: 'kept',
    }),
    completed('refunded', '已退款 | Refunded', 'settled'),
    completed('exchanged', '已换货 | Exchanged', 'settled'),
    cannotComplete('kept', '商品已寄还 | Sent back', 'inspected'),
    cancelled('refused', '不符合退换规定 | Outside the rules', 'applied'),
    cancelled('lapsed', '逾期未寄回 | Never sent back', 'back'),
  ],
})

/** 零售退换货: checked against the rules, taken back one of three ways, inspected, then money back or another one. */
export const retailReturns = preset({
  industry: '零售退换货 | Retail returns',
  summary:
    '核对凭证与规定，到店、取件或寄回，验货定级，退款分级审批原路退回，换货调库存发出。 | Checked against the rules, brought, picked up or posted back, inspected; refunds are approved by amount, exchanges are sent from stock.',
  definition,
  tags: { faulty_goods: '质量问题 | Faulty goods' },
  serviceItems: [
    item('pick_up', '上门取件 | Pick-up', 20),
    item('courier_back', '退货运费 | Return freight', 5),
    item('inspect_goods', '验货定级 | Inspect and grade', 15),
    item('repack', '重新包装 | Repack', 10),
    item('restock', '上架入库 | Back on the shelf', 10),
    item('gift_wrap', '补发包装配件 | Replace packing', 10),
    item('quality_test', '质量送检 | Quality test', 60),
    item('iron_clean', '熨烫清洁 | Iron and clean', 20),
  ],
  entrances: [
    byCustomer('scan_receipt', '小票二维码 | Code on the receipt', 'receipt'),
    byStaff('counter', '服务台登记 | At the service desk', 'counter'),
    bySystem('shop_platform', '网店退换申请 | From the web shop', 'web_shop'),
  ],
  sample: {
    report: {
      wish: 'refund',
      receipt_number: 'NJ20260518-0042',
      reason: 'dislike',
      tags_on: 'yes',
      hand_in: 'shop',
    },
    journeys: [
      {
        tells: 'money back within seven days',
        answers: { check: { policy: 'seven_days', paid: 29_900 }, inspect: { grade: 'fine' } },
        through: ['inspect', 'refund_agreed', 'pay_back'],
        end: 'refunded',
      },
      {
        tells: 'a dear and faulty thing picked up, approved twice',
        report: { reason: 'quality', hand_in: 'pick_up' },
        answers: { check: { policy: 'warranty', paid: 589_900 }, inspect: { grade: 'fine' } },
        through: ['pick_up', 'faulty', 'refund_agreed', 'refund_reviewed'],
        end: 'refunded',
      },
      {
        tells: 'worn, so exchanged at a deduction',
        report: { wish: 'exchange', wanted: '白色 L', reason: 'size', hand_in: 'post' },
        answers: {
          check: { policy: 'seven_days', paid: 29_900 },
          inspect: { grade: 'worn', deduction: 3_000 },
          ship: { sent_by: 'courier' },
        },
        through: ['goods_back', 'deduction_agreed', 'choose', 'take_stock', 'ship', 'signed'],
        end: 'exchanged',
      },
      {
        tells: 'the deduction is not agreed to',
        answers: { check: { policy: 'seven_days', paid: 29_900 }, inspect: { grade: 'worn', deduction: 9_900 } },
        decisions: { deduction_agreed: ['rejected'] },
        through: ['send_back'],
        end: 'kept',
      },
      {
        tells: 'not our goods',
        answers: { check: { policy: 'warranty', paid: 29_900 }, inspect: { grade: 'not_ours' } },
        end: 'kept',
      },
      {
        tells: 'outside the rules, and no exception',
        answers: { check: { policy: 'outside', paid: 9_900 } },
        decisions: { exception: ['rejected'] },
        end: 'refused',
      },
      {
        tells: 'never posted',
        report: { hand_in: 'post' },
        answers: { check: { policy: 'seven_days', paid: 9_900 } },
        waits: { goods_back: 'timeout' },
        end: 'lapsed',
      },
    ],
  },
})
