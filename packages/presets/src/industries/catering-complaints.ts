import {
  approval,
  asideApproval,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cascade,
  choice,
  customerConfirms,
  datetime,
  days,
  desk,
  done,
  fork,
  form,
  hides,
  hours,
  ifGiven,
  item,
  join,
  late,
  leaves,
  lessThan,
  longText,
  message,
  money,
  moreThan,
  must,
  notify,
  on,
  oneOf,
  opens,
  phone,
  photo,
  preset,
  rating,
  role,
  select,
  settle,
  shownOrTold,
  tagged,
  tell,
  text,
  theStore,
  waitFor,
  within,
  workType,
} from '../build/index.ts'

const dishes = choice('dishes', '菜品问题 | The food', [
  choice('foreign_body', '有异物 | Foreign body', [], 'high_priority', 'food_safety'),
  choice('spoiled', '变质异味 | Spoiled', [], 'high_priority', 'food_safety'),
  choice('unwell', '食用后不适 | Unwell afterwards', [], 'high_priority', 'food_safety'),
  ...leaves({
    taste: '口味偏差 | Taste',
    cold: '温度不够 | Not hot',
    small: '分量不足 | Portion too small',
    wrong: '上错漏上 | Wrong or missing dish',
  }),
])

const service = choice('service', '服务态度 | The service', [
  choice('insult', '言语冲突 | Harsh words', [], 'high_priority'),
  ...leaves({
    slow: '等位上菜慢 | Slow',
    ignored: '呼叫无人应 | Nobody came',
    billing: '结账错误 | Wrong bill',
    coupon: '优惠不兑现 | Offer not kept',
  }),
])

const place = choice('place', '环境问题 | The place', [
  choice('pests', '虫鼠 | Pests', [], 'high_priority', 'food_safety'),
  ...leaves({
    tableware: '餐具不洁 | Dirty tableware',
    toilet: '卫生间 | Toilets',
    noise: '嘈杂 | Noise',
    heat: '过冷过热 | Too cold or hot',
  }),
])

const packing = choice(
  'packing',
  '包装配送 | Packing and delivery',
  leaves({ spilled: '撒漏 | Spilled', late: '超时 | Late', cutlery: '缺餐具 | No cutlery' }),
)

const report = oneOf(
  ['words', 'photos', 'voice'],
  form(
    must(
      cascade(
        'complaint',
        '投诉分类 | What is it about?',
        ['投诉分类 | Where', '问题 | What', '具体 | Exactly'],
        [
          choice('dine_in', '堂食投诉 | Eating in', [dishes, service, place]),
          choice('takeaway', '外卖投诉 | Takeaway', [dishes, packing]),
        ],
      ),
    ),
    ...shownOrTold,
    text('table_number', '桌号或订单号 | Table or order number', 30),
    datetime('dined_at', '用餐时间 | When was it?'),
    phone('guest_phone', '联系电话 | Your phone'),
  ),
)

const contact = form(
  must(longText('guest_says', '顾客诉求 | What the guest asks for')),
  must(longText('found', '门店核实 | What the shop found')),
  must(
    select('remedy', '处理方式 | Remedy', {
      apology: '致歉 | Apology',
      redo: '重做换菜 | Made again',
      refund: '退款 | Refund',
      compensation: '赔偿 | Compensation',
    }),
  ),
  must(money('amount', '金额 | Amount', 100_000)),
)

const definition = workType('catering_complaint', '餐饮投诉 | Catering complaint', {
  report,
  start: 'contact',
  reworkTo: 'carry_out',
  stages: {
    received: '收到 | Received',
    contact: '联系 | Contacted',
    approval: '审批 | Approved',
    remedy: '处理 | Remedy',
    feedback: '回访 | Feedback',
  },
  statuses: {
    new: { staff: '待联系 | To be called', customer: '已收到您的反馈 | We have got it' },
    in_progress: '处理中 | Being seen to',
    completed: { staff: '已处理 | Done', customer: '已处理，欢迎再来 | Done, see you again' },
  },
  limits: within({ finish: days(2) }, [
    before('finish', hours(4), 'store', 'manager'),
    late('finish', 0, tell('manager')),
  ]),
  messages: [
    message(
      'sorry',
      { on: 'reported', whom: ['customer'], as: 'received' },
      '抱歉，店长十五分钟内联系 | Sorry, we will call',
    ),
    message(
      'supervisor_needed',
      { on: 'node_entered', node: 'supervisor', whom: ['manager'], as: 'task_assigned' },
      '高优先级投诉待审批 | Complaint to approve',
    ),
    message(
      'put_right',
      { on: 'node_entered', node: 'guest_agrees', whom: ['customer'], as: 'awaiting_acceptance' },
      '请看处理结果 | See what was done',
    ),
  ],
  nodes: [
    desk('contact', '门店联系顾客 | The shop calls the guest', {
      stage: 'contact',
      stageByState: { pending: 'received', assigned: 'received' },
      who: [theStore, role('manager')],
      form: contact,
      limits: within({ finish: 30 }, [
        before('finish', 15),
        late('finish', 0, tell('manager')),
        late('finish', 30, opens('take_over')),
      ]),
      next: [
        on(tagged('food_safety'), 'secure'),
        on(tagged('high_priority'), 'alert'),
        on(moreThan('amount', 20_000), 'money_agreed'),
        'carry_out',
      ],
    }),
    asideApproval('take_over', '督导介入 | Supervisor steps in', { stage: 'contact', who: [role('manager')] }),
    fork('secure', '食安处置 | Food safety', { stage: 'approval', branches: ['seal', 'trace'], join: 'secured' }),
    desk('seal', '留样封存停售 | Sample sealed, dish stopped', {
      stage: 'approval',
      who: [theStore, role('manager')],
      form: form(
        must(photo('sealed_photos', '封样照片 | Photos of the sealed sample')),
        must(text('batch', '批次号 | Batch', 40)),
      ),
      limits: within({ finish: 60 }, [before('finish', 15), late('finish', 0, tell('manager'))]),
      next: 'secured',
    }),
    desk('trace', '追溯供应批次 | Batch traced', {
      stage: 'approval',
      who: [role('dispatcher')],
      form: form(must(longText('trace_result', '追溯结果 | What was found'))),
      limits: within({ finish: hours(4) }, [late('finish', 0, tell('manager'))]),
      next: 'secured',
    }),
    join('secured', '处置完成 | Secured', { of: 'secure', stage: 'approval', next: 'alert' }),
    notify('alert', '提醒主管 | Supervisor alerted', {
      stage: 'approval',
      whom: ['manager', 'store'],
      says: '高优先级投诉：{title}，{place}，请尽快审批 | High priority: {title}, {place}. Please decide soon',
      next: 'supervisor',
    }),
    approval('supervisor', '主管审批 | Supervisor’s approval', {
      stage: 'approval',
      who: [role('manager')],
      form: form(longText('supervisor_words', '主管意见 | Supervisor’s words')),
      limits: within({ finish: 60 }, [before('finish', 15), late('finish', 0, tell('manager'))]),
      rejectTo: 'contact',
      next: [on(ifGiven('amount', moreThan('amount', 20_000)), 'money_agreed'), 'carry_out'],
    }),
    approval('money_agreed', '赔付审批 | Payment approved', {
      stage: 'approval',
      signers: 'all',
      who: [role('manager'), role('finance')],
      limits: within(
        { finish: hours(8) },
        [before('finish', 60), late('finish', 0, tell('manager', 'finance'))],
        'office',
      ),
      rejectTo: 'contact',
      next: 'carry_out',
    }),
    desk('carry_out', '落实处理 | Carried out', {
      stage: 'remedy',
      who: [theStore, role('manager')],
      form: form(
        must(longText('carried_out', '落实情况 | What was done')),
        photo('receipts', '退款凭证 | Receipts', 5),
      ),
      limits: within({ finish: hours(24) }, [before('finish', 120), late('finish', 0, tell('manager'))]),
      next: 'guest_agrees',
    }),
    customerConfirms('guest_agrees', '顾客确认 | The guest agrees', {
      judges: 'carry_out',
      access: [
        ...hides('customer', 'contact', 'found'),
        ...hides('customer', 'supervisor', 'supervisor_words'),
        ...hides('customer', 'trace', 'trace_result'),
      ],
      stage: 'feedback',
      next: 'cool_down',
    }),
    waitFor('cool_down', '一天后回访 | A day later', { stage: 'feedback', minutes: days(1), next: 'call_back' }),
    desk('call_back', '满意度回访 | Asked how it was', {
      stage: 'feedback',
      who: [role('dispatcher')],
      form: form(must(rating('satisfaction', '满意度 | Satisfaction')), longText('call_notes', '回访记录 | Notes')),
      limits: within({ finish: days(2) }, [late('finish', 0, tell('manager'))], 'workdays'),
      next: [on(lessThan('satisfaction', 3), 'improve'), 'settle'],
    }),
    desk('improve', '门店整改 | The shop improves', {
      stage: 'feedback',
      who: [theStore, role('manager')],
      form: form(must(longText('improvement', '整改措施 | What will change'))),
      limits: within({ finish: days(3) }, [before('finish', days(1)), late('finish', 0, tell('manager'))], 'workdays'),
      next: 'settle',
    }),
    settle('feedback', 'done', 500),
    done('feedback'),
  ],
})

/** 餐饮投诉: tagged on three levels; what is grave goes to the supervisor, what concerns food is sealed and traced. */
export const cateringComplaints = preset({
  industry: '餐饮投诉 | Catering complaints',
  summary:
    '扫码三级分类投诉，店长半小时内联系，高优先级走主管审批，食安封样追溯，落实后顾客确认并回访。 | Sorted on three levels; the shop calls within half an hour; grave ones go to the supervisor, food is sealed and traced; put right, agreed and asked after.',
  definition,
  tags: { high_priority: '高优先级 | High priority', food_safety: '食品安全 | Food safety' },
  serviceItems: [
    item('apology_call', '致歉电话 | Apology by phone', 10),
    item('remake_dish', '重做菜品 | Dish made again', 20),
    item('refund_dish', '退单道菜 | Dish refunded', 5),
    item('refund_bill', '整单退款 | Bill refunded', 10, '核对支付凭证 | Check the receipt'),
    item('voucher', '补偿代金券 | Voucher', 5),
    item('home_visit', '上门致歉 | Visit with apology', 90),
    item(
      'hospital_company',
      '陪同就医 | Go along to the hospital',
      180,
      '带门店负责人与票据 | Take the manager and receipts',
    ),
    item('sample_test', '送检留样 | Sample tested', 60, '冷藏保存，四十八小时内送检 | Keep cold, test within 48 hours'),
    item('pest_control', '虫害消杀 | Pest control', 120),
  ],
  entrances: [
    byCustomer('scan_table', '桌面二维码 | Code on the table', 'scan'),
    byCustomer('scan_receipt', '小票二维码 | Code on the receipt', 'receipt'),
    byStaff('hotline', '400 热线 | Hotline', 'phone'),
    bySystem('bad_review', '平台差评 | Bad review on a platform', 'review'),
  ],
  sample: {
    report: { complaint: ['dine_in', 'dishes', 'cold'], words: '鱼是凉的' },
    journeys: [
      {
        tells: 'an ordinary complaint',
        answers: { contact: { amount: 0 }, call_back: { satisfaction: 5 } },
        through: ['carry_out', 'guest_agrees', 'cool_down', 'call_back'],
        end: 'done',
      },
      {
        tells: 'a foreign body: sealed, traced, to the supervisor, who wants more, then to finance',
        report: { complaint: ['dine_in', 'dishes', 'foreign_body'], words: '菜里有钢丝' },
        answers: { contact: { amount: 50_000, remedy: 'compensation' }, call_back: { satisfaction: 2 } },
        decisions: { supervisor: ['rejected'] },
        through: ['seal', 'trace', 'secured', 'alert', 'supervisor', 'money_agreed', 'improve'],
        end: 'done',
      },
      {
        tells: 'harsh words, and the shop does not call',
        report: { complaint: ['dine_in', 'service', 'insult'], words: '服务员骂人' },
        late: ['contact'],
        answers: { contact: { amount: 0 }, call_back: { satisfaction: 4 } },
        through: ['take_over', 'alert', 'supervisor'],
        end: 'done',
      },
    ],
  },
})
