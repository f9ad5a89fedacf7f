import {
  approval,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  completed,
  date,
  days,
  desk,
  done,
  form,
  hours,
  ifGiven,
  is,
  item,
  late,
  longText,
  message,
  moreThan,
  must,
  notify,
  number,
  on,
  preset,
  quote,
  quoteTotal,
  role,
  sameAs,
  select,
  settle,
  signature,
  tell,
  theCustomer,
  theStore,
  waitFor,
  waitUntil,
  when,
  within,
  workType,
} from '../build/index.ts'

const report = form(
  must(
    select('card', '会员卡 | Membership', {
      year: '年卡 | Year',
      season: '季卡 | Season',
      month: '月卡 | Month',
      lessons: '私教课包 | Lesson package',
    }),
  ),
  must(date('expires_on', '到期日 | Expires on')),
  must(
    select('about', '想办理什么？ | What is it about?', {
      renew: '续费 | Renew',
      freeze: '停卡 | Freeze',
      transfer: '转让 | Pass on',
    }),
  ),
  when(is('about', 'freeze'), must(number('freeze_days', '停卡天数 | Days frozen', [7, 180], '天 | days'))),
)

const definition = workType('gym_renewal', '会籍续费 | Membership renewal', {
  report,
  start: 'talk',
  reworkTo: 'offer',
  stages: { talk: '沟通 | Talked', offer: '方案 | Offer', pay: '付款 | Paid', active: '生效 | Active' },
  statuses: {
    new: { staff: '待跟进 | To be called', customer: '会籍顾问将联系您 | Your adviser will call' },
    completed: { staff: '已办结 | Done', customer: '已生效 | In force' },
  },
  messages: [
    message('expiring', { on: 'reported', whom: ['customer'], as: 'received' }, '会籍即将到期 | Card expires soon'),
    message(
      'offer_ready',
      { on: 'node_entered', node: 'agreed', whom: ['customer'], as: 'awaiting_acceptance' },
      '续费方案请确认 | Look at the offer',
    ),
    message('in_force', { on: 'completed', whom: ['customer'], as: 'completed' }, '会籍已生效，继续加油 | Keep it up'),
  ],
  nodes: [
    desk('talk', '会籍顾问沟通 | Adviser calls', {
      stage: 'talk',
      who: [theStore, role('dispatcher')],
      form: form(
        number('visits', '近三月到店次数 | Visits in three months', [0, 200], '次 | times'),
        must(
          select('answer', '会员意向 | The member', {
            wants: '愿意办理 | Goes ahead',
            thinks: '再考虑 | Thinks it over',
            no: '不办了 | Does not want to',
          }),
        ),
        longText('talk_notes', '沟通记录 | Notes'),
      ),
      limits: within({ finish: hours(24) }, [before('finish', 120), late('finish', 0, tell('manager'))]),
      next: [
        on(is('answer', 'no'), 'why_leaving'),
        on(is('answer', 'thinks'), 'think_over'),
        on(is('about', 'freeze'), 'freeze_agreed'),
        'offer',
      ],
    }),
    waitFor('think_over', '三天后再联系 | Called again in three days', {
      stage: 'talk',
      minutes: days(3),
      next: 'offer',
    }),
    desk('offer', '制定方案 | Offer made', {
      stage: 'offer',
      who: [sameAs('talk'), role('dispatcher')],
      form: form(
        must(quote('offer_lines', '方案明细 | Offer', 400)),
        quoteTotal('offer_total', '应付金额 | To pay', 'offer_lines'),
        must(date('valid_until', '新到期日 | New date of expiry')),
      ),
      limits: within({ finish: hours(8) }, [before('finish', 60), late('finish', 0, tell('manager'))], 'office'),
      next: [on(ifGiven('offer_total', moreThan('offer_total', 1_000_000)), 'discount_agreed'), 'agreed'],
    }),
    approval('discount_agreed', '大额方案审批 | Large offer approved', {
      stage: 'offer',
      who: [role('manager')],
      limits: within({ finish: hours(4) }, [late('finish', 0, tell('manager'))], 'office'),
      rejectTo: 'offer',
      next: 'agreed',
    }),
    approval('agreed', '会员确认方案 | Offer agreed', {
      stage: 'offer',
      who: [theCustomer, role('manager')],
      form: form(must(signature('member_signature', '会员签名 | Member’s signature'))),
      limits: within({ finish: days(7) }, [before('finish', days(1)), late('finish', 0, tell('store'))]),
      rejectTo: 'why_leaving',
      next: 'paid',
    }),
    waitUntil('paid', '等付款 | Until paid', {
      stage: 'pay',
      event: 'membership_paid',
      timeout: { minutes: days(7), to: 'remind' },
      next: 'activate',
    }),
    notify('remind', '付款提醒 | Reminded to pay', {
      stage: 'pay',
      whom: ['customer', 'store'],
      says: '续费方案保留三天，请尽快付款 | The offer stands for three more days: please pay soon',
      next: 'last_chance',
    }),
    waitUntil('last_chance', '最后三天 | The last three days', {
      stage: 'pay',
      event: 'membership_paid',
      timeout: { minutes: days(3), to: 'left' },
      next: 'activate',
    }),
    desk('activate', '开通会籍 | Membership set active', {
      stage: 'active',
      who: [theStore, role('dispatcher')],
      form: form(must(date('active_from', '生效日期 | Active from')), longText('gifts', '赠送项目 | Gifts', 200)),
      limits: within({ finish: hours(4) }, [late('finish', 0, tell('manager'))], 'office'),
      next: 'settle',
    }),
    approval('freeze_agreed', '停卡审批 | Freeze approved', {
      stage: 'offer',
      who: [role('manager')],
      form: form(longText('freeze_words', '审批意见 | Words')),
      limits: within({ finish: days(1) }, [before('finish', hours(2)), late('finish', 0, tell('manager'))], 'workdays'),
      rejectTo: 'offer',
      next: 'frozen',
    }),
    desk('why_leaving', '流失访谈 | Why they leave', {
      stage: 'talk',
      who: [role('manager')],
      form: form(
        must(
          select('why', '原因 | Why', {
            price: '价格 | Price',
            far: '太远 | Too far',
            crowded: '人多器械旧 | Crowded or worn',
            coach: '对教练不满 | The coach',
            time: '没时间 | No time',
          }),
        ),
        must(
          select('last_offer', '挽回方案 | Last offer', {
            accept: '接受挽回 | Accepted',
            no: '仍离开 | Leaves all the same',
          }),
        ),
      ),
      limits: within({ finish: days(3) }, [before('finish', days(1)), late('finish', 0, tell('manager'))]),
      next: [on(is('last_offer', 'accept'), 'offer'), 'left'],
    }),
    settle('active', 'done', 20_000),
    cancelled('left', '未续费 | Not renewed', 'talk'),
    completed('frozen', '已停卡 | Frozen', 'offer'),
    done('active'),
  ],
})

/** 健身房会籍: thirty days before a card ends somebody calls; whoever leaves is asked why by the manager. */
export const gymRenewal = preset({
  industry: '健身房 | Gym',
  summary:
    '到期前三十天自动开单，顾问沟通出方案，大额审批，会员签字付款后生效，停卡另批，流失必访。 | Opened thirty days before expiry: called, offered, approved when large, signed, paid and set active; freezes are approved, leavers asked why.',
  definition,
  serviceItems: [
    item('year_card', '年卡 | Year card', 10),
    item('season_card', '季卡 | Season card', 10),
    item('month_card', '月卡 | Month card', 10),
    item('family_card', '家庭卡 | Family card', 15),
    item('lesson_pack', '私教课包 | Lesson package', 15),
    item('locker', '储物柜年租 | Locker, per year', 5),
    item('towel', '毛巾服务 | Towel service', 5),
    item('freeze_fee', '停卡手续费 | Freezing fee', 5),
    item('transfer_fee', '转卡手续费 | Transfer fee', 10),
  ],
  entrances: [
    byCustomer('member_page', '会员中心 | Member’s page', 'app'),
    byStaff('adviser', '会籍顾问 | Membership adviser', 'sales'),
    bySystem('card_expiring', '会籍到期前三十天 | Thirty days before expiry', 'expiry'),
  ],
  sample: {
    report: { card: 'year', about: 'renew' },
    journeys: [
      {
        tells: 'renewed at once',
        answers: {
          talk: { answer: 'wants' },
          offer: { offer_lines: [{ name: '年卡', quantity: 1, priceFen: 298_000 }] },
        },
        through: ['offer', 'agreed', 'paid', 'activate'],
        end: 'done',
      },
      {
        tells: 'thinks it over, a large package, pays on the last day',
        answers: {
          talk: { answer: 'thinks' },
          offer: { offer_lines: [{ name: '私教 50 节', quantity: 50, priceFen: 40_000, discount: 200 }] },
        },
        waits: { paid: 'timeout' },
        through: ['think_over', 'discount_agreed', 'remind', 'last_chance', 'activate'],
        end: 'done',
      },
      {
        tells: 'won back by the manager, then never pays',
        answers: { talk: { answer: 'no' }, why_leaving: { why: 'price', last_offer: 'accept' } },
        waits: { paid: 'timeout', last_chance: 'timeout' },
        through: ['why_leaving', 'offer', 'remind'],
        end: 'left',
      },
      {
        tells: 'frozen for a journey',
        report: { about: 'freeze', freeze_days: 60 },
        answers: { talk: { answer: 'wants' } },
        through: ['freeze_agreed'],
        end: 'frozen',
      },
      {
        tells: 'leaves because it is crowded',
        answers: { talk: { answer: 'no' }, why_leaving: { why: 'crowded', last_offer: 'no' } },
        end: 'left',
      },
    ],
  },
})
