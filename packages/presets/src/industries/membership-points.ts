import {
  approval,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  completed,
  days,
  desk,
  either,
  form,
  hours,
  ifGiven,
  is,
  item,
  late,
  lessThan,
  longText,
  message,
  moreThan,
  must,
  nearest,
  notify,
  number,
  on,
  onTheWay,
  parts,
  phone,
  photo,
  preset,
  role,
  select,
  signature,
  stockRequest,
  tell,
  text,
  theStore,
  visit,
  waitUntil,
  webhook,
  when,
  within,
  workType,
} from '../build/index.ts'

const report = form(
  must(
    select('request', '想办理什么？ | What is it about?', {
      redeem: '积分兑换 | Redeem points',
      correct: '积分补登更正 | Points are missing or wrong',
    }),
  ),
  must(text('member_number', '会员号 | Member number', 30)),
  phone('member_phone', '手机号 | Phone'),
  when(
    is('request', 'redeem'),
    must(
      select('reward', '兑换内容 | Reward', {
        gift: '礼品 | A gift',
        voucher: '代金券 | A voucher',
        course: '体验课 | A trial lesson',
        service: '免费服务 | A free service',
      }),
    ),
  ),
  when(is('request', 'redeem'), must(number('points', '所需积分 | Points', [1, 10_000_000], '分 | points'))),
  when(is('request', 'correct'), must(text('receipt_number', '消费小票号 | Receipt number', 40))),
  when(
    is('request', 'correct'),
    must(number('points_claimed', '应得积分 | Points due', [1, 10_000_000], '分 | points')),
  ),
  when(is('request', 'correct'), photo('receipt_photo', '小票照片 | Photo of the receipt', 3)),
)

const counter = (finish: number) =>
  within({ finish }, [before('finish', 30), late('finish', 0, tell('manager'))], 'office')

const definition = workType('membership_points', '会员积分 | Membership points', {
  report,
  start: 'verify',
  reworkTo: 'verify',
  stages: {
    asked: '申请 | Asked',
    checked: '核对 | Checked',
    approved: '审批 | Approved',
    handed: '兑付 | Handed over',
  },
  statuses: {
    new: { staff: '待核对 | To be checked', customer: '申请已收到 | We have got it' },
    completed: '已办结 | Done',
    cancelled: '未通过 | Not granted',
  },
  messages: [
    message(
      'points_asked',
      { on: 'reported', whom: ['customer'], as: 'received' },
      '积分申请已受理 | Request is taken',
    ),
    message(
      'reward_ready',
      { on: 'node_entered', node: 'picked_up', whom: ['customer'], as: 'received' },
      '礼品已备好，请来领取 | Your gift is ready',
    ),
    message(
      'points_booked',
      { on: 'node_done', node: 'book', whom: ['customer'], as: 'completed' },
      '积分已更正到账 | Points are corrected',
    ),
    message(
      'large_points',
      { on: 'node_entered', node: 'large_agreed', whom: ['manager', 'finance'], as: 'task_assigned' },
      '大额积分待审批 | Points to approve',
    ),
  ],
  nodes: [
    desk('verify', '核对会员与余额 | Member and balance checked', {
      stage: 'checked',
      stageByState: { pending: 'asked', assigned: 'asked' },
      who: [theStore, role('dispatcher')],
      form: form(
        must(number('balance', '当前积分 | Balance', [0, 100_000_000], '分 | points')),
        must(number('expiring', '本年到期积分 | Points expiring this year', [0, 100_000_000], '分 | points')),
        {
          key: 'balance_after',
          kind: 'computed',
          label: { 'zh-CN': '兑换后积分', en: 'Balance afterwards' },
          formula: {
            op: 'subtract',
            of: [
              { op: 'answer', key: 'balance' },
              { op: 'sum', of: [{ op: 'answer', key: 'points' }] },
            ],
          },
          as: 'number',
          decimals: 0,
          unit: { 'zh-CN': '分', en: 'points' },
        },
        must(select('identity', '身份核对 | Identity', { match: '一致 | Matches', differ: '不一致 | Does not' })),
        longText('verify_notes', '核对说明 | Notes'),
      ),
      limits: counter(hours(2)),
      next: [
        on(is('identity', 'differ'), 'refused'),
        on(ifGiven('balance_after', lessThan('balance_after', 0)), 'too_few'),
        on(
          either(
            ifGiven('points', moreThan('points', 20_000)),
            ifGiven('points_claimed', moreThan('points_claimed', 20_000)),
          ),
          'large_agreed',
        ),
        on(is('request', 'correct'), 'correction_agreed'),
        'choose',
      ],
    }),
    notify('too_few', '告知积分不足 | Told: too few points', {
      stage: 'checked',
      whom: ['customer'],
      says: '积分不足，本次兑换未办理 | There are too few points: nothing was redeemed',
      next: 'refused',
    }),
    approval('correction_agreed', '更正审批 | Correction approved', {
      stage: 'approved',
      who: [role('manager')],
      limits: counter(hours(8)),
      rejectTo: 'refused',
      next: 'book',
    }),
    approval('large_agreed', '大额积分审批 | Large amount approved', {
      stage: 'approved',
      signers: 'all',
      who: [role('manager'), role('finance')],
      limits: counter(hours(8)),
      rejectTo: 'refused',
      next: [on(is('request', 'correct'), 'book'), 'choose'],
    }),
    desk('choose', '选定兑换品 | Reward chosen', {
      stage: 'handed',
      who: [theStore, role('dispatcher')],
      form: form(
        must(
          select('hand_over', '交付方式 | How', {
            shop: '到店领取 | In the shop',
            deliver: '配送上门 | Delivered',
            online: '线上到账 | Online',
          }),
        ),
        when(either(is('hand_over', 'shop'), is('hand_over', 'deliver')), parts('reward_items', '礼品 | Gifts')),
        when(is('hand_over', 'online'), text('voucher_code', '券码 | Voucher code', 40)),
      ),
      limits: counter(hours(4)),
      next: 'deduct',
    }),
    webhook('deduct', '扣减积分 | Points taken off', {
      stage: 'handed',
      hook: 'points_ledger',
      next: [on(is('hand_over', 'online'), 'redeemed'), on(is('hand_over', 'deliver'), 'reserve'), 'picked_up'],
    }),
    stockRequest('reserve', '仓库备礼品 | Gift from the warehouse', {
      stage: 'handed',
      field: 'reward_items',
      next: 'deliver',
    }),
    visit('deliver', '礼品配送 | Gift delivered', {
      stage: 'handed',
      stageByState: onTheWay('approved', 'handed'),
      who: [nearest('delivery')],
      form: form(
        must(signature('gift_signature', '会员签收 | Member’s signature')),
        photo('gift_photo', '送达照片 | Photo', 2),
      ),
      standardMinutes: 20,
      limits: within({ accept: 120, arrive: days(2) }, [
        before('arrive', hours(2)),
        late('accept', 0, tell('dispatcher')),
        late('arrive', 0, tell('dispatcher', 'customer')),
      ]),
      next: 'redeemed',
    }),
    waitUntil('picked_up', '等会员领取 | Until picked up', {
      stage: 'handed',
      event: 'gift_picked_up',
      timeout: { minutes: days(15), to: 'give_back' },
      next: 'redeemed',
    }),
    desk('give_back', '逾期退回积分 | Points given back', {
      stage: 'handed',
      who: [theStore, role('dispatcher')],
      form: form(must(number('points_back', '退回积分 | Points given back', [0, 10_000_000], '分 | points'))),
      limits: counter(hours(8)),
      next: 'lapsed',
    }),
    desk('book', '积分入账 | Points booked', {
      stage: 'handed',
      who: [role('finance')],
      form: form(
        must(number('points_booked', '入账积分 | Points booked', [1, 10_000_000], '分 | points')),
        must(
          select('cause', '差错原因 | Why it was wrong', {
            till: '收银漏登 | Missed at the till',
            refund: '退货冲减 | Return taken off',
            promotion: '活动倍数错误 | Wrong multiple',
            system: '系统同步 | System sync',
          }),
        ),
      ),
      limits: counter(hours(8)),
      next: 'corrected',
    }),
    completed('redeemed', '已兑换 | Redeemed', 'handed'),
    completed('corrected', '已更正 | Corrected', 'handed'),
    cancelled('refused', '未通过 | Not granted', 'approved'),
    cancelled('lapsed', '逾期未领 | Never picked up', 'handed'),
  ],
})

/** 会员积分: redeemed or corrected, above 20,000 points by two signatures; what nobody fetches goes back. */
export const membershipPoints = preset({
  industry: '会员积分 | Membership points',
  summary:
    '核对余额后兑换或更正，两万分以上双签审批，到店、配送或线上兑付，逾期退回积分。 | Balance checked, redeemed or corrected, two signatures above 20,000 points; fetched, delivered or online; unfetched gifts go back.',
  definition,
  serviceItems: [
    item('redeem_gift', '礼品兑换 | Redeem a gift', 10),
    item('redeem_voucher', '代金券兑换 | Redeem a voucher', 5),
    item('redeem_course', '体验课兑换 | Redeem a trial lesson', 10),
    item('redeem_clean', '免费清洗兑换 | Redeem a free cleaning', 10),
    item('deliver_gift', '礼品配送 | Deliver a gift', 30),
    item('correct_points', '积分更正 | Correct points', 15),
    item('merge_accounts', '会员账户合并 | Merge accounts', 20, '须本人到场核身 | The member must be present'),
    item('renew_membership', '会籍续期 | Renew membership', 10),
    item('birthday_gift', '生日礼 | Birthday gift', 10),
  ],
  entrances: [
    byCustomer('points_page', '积分商城 | Points shop', 'points_page'),
    byStaff('till', '收银台代办 | At the till', 'till'),
    bySystem('points_expiring', '积分到期提醒 | Points about to expire', 'expiry'),
  ],
  sample: {
    report: { request: 'redeem', member_number: 'M0028641', reward: 'gift', points: 3_000 },
    journeys: [
      {
        tells: 'a gift fetched in the shop',
        answers: { verify: { balance: 8_600, identity: 'match' }, choose: { hand_over: 'shop' } },
        through: ['choose', 'deduct', 'picked_up'],
        end: 'redeemed',
      },
      {
        tells: 'a large gift delivered after two signatures',
        report: { points: 60_000 },
        answers: {
          verify: { balance: 88_000, identity: 'match' },
          choose: {
            hand_over: 'deliver',
            reward_items: [{ partId: '01930004-0000-7000-8000-000000000001', quantity: 1 }],
          },
        },
        through: ['large_agreed', 'reserve', 'deliver'],
        end: 'redeemed',
      },
      {
        tells: 'a voucher online',
        report: { reward: 'voucher' },
        answers: { verify: { balance: 3_000, identity: 'match' }, choose: { hand_over: 'online' } },
        end: 'redeemed',
      },
      {
        tells: 'never fetched',
        answers: { verify: { balance: 8_600, identity: 'match' }, choose: { hand_over: 'shop' } },
        waits: { picked_up: 'timeout' },
        through: ['give_back'],
        end: 'lapsed',
      },
      {
        tells: 'points corrected',
        report: { request: 'correct', receipt_number: 'NJ0042', points_claimed: 860 },
        answers: { verify: { balance: 100, identity: 'match' } },
        through: ['correction_agreed', 'book'],
        end: 'corrected',
      },
      {
        tells: 'a large correction refused by finance',
        report: { request: 'correct', receipt_number: 'NJ0043', points_claimed: 86_000 },
        answers: { verify: { balance: 100, identity: 'match' } },
        decisions: { large_agreed: ['approved', 'rejected'] },
        end: 'refused',
      },
      {
        tells: 'too few points',
        answers: { verify: { balance: 10, identity: 'match' } },
        through: ['too_few'],
        end: 'refused',
      },
      { tells: 'somebody else’s card', answers: { verify: { identity: 'differ' } }, end: 'refused' },
    ],
  },
})
