import {
  approval,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  customerConfirms,
  datetime,
  days,
  desk,
  done,
  file,
  form,
  helped,
  hours,
  idlest,
  ifGiven,
  is,
  isOneOf,
  item,
  late,
  lessThan,
  longText,
  message,
  moreThan,
  must,
  notify,
  number,
  on,
  person,
  phone,
  photo,
  preset,
  quote,
  quoteTotal,
  rating,
  role,
  sameAs,
  select,
  settle,
  several,
  tag,
  tell,
  text,
  theStore,
  timeRange,
  video,
  waitFor,
  waitUntil,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = form(
  must(text('student', '学员称呼 | Student', 20)),
  must(number('age', '年龄 | Age', [3, 80], '岁 | years')),
  must(
    select('subject', '想学什么？ | What to learn?', {
      english: '英语 | English',
      maths: '数学思维 | Maths',
      music: '音乐 | Music',
      dance: '舞蹈 | Dance',
      art: '美术 | Art',
      coding: '编程 | Coding',
    }),
  ),
  select('basis', '基础 | Level', {
    none: '零基础 | Beginner',
    some: '学过一年内 | Up to a year',
    more: '一年以上 | More',
  }),
  several('free_days', '方便上课的时间 | Free on', {
    weekday_evening: '平日晚上 | Weekday evenings',
    saturday: '周六 | Saturdays',
    sunday: '周日 | Sundays',
  }),
  phone('parent_phone', '家长电话 | Parent’s phone'),
  longText('goals', '希望达到什么 | What do you hope for?'),
)

const consulted = form(
  must(longText('needs', '需求分析 | Needs')),
  must(
    select('intent', '意向 | Interest', {
      trial: '约试听 | Trial lesson',
      enrol: '直接报名 | Enrols at once',
      none: '暂不考虑 | Not now',
    }),
  ),
)

const tried = form(
  must(person('trial_teacher', '试听老师 | Teacher')),
  must(number('level_score', '水平测评 | Placement score', [0, 100], '分 | points')),
  must(rating('attention', '课堂投入 | Attention in class')),
  must(longText('trial_comment', '试听评价 | Teacher’s comment')),
  photo('trial_photos', '课堂照片 | Photos from class', 6),
)

const enrolled = form(
  must(text('class_name', '班级 | Class', 30)),
  must(number('lessons_bought', '购买课时 | Lessons bought', [1, 500], '课时 | lessons')),
  must(quote('fees', '费用明细 | Fees', 300)),
  quoteTotal('fees_total', '费用合计 | Fees in all', 'fees'),
  must(file('agreement', '培训协议 | Agreement', 3)),
)

const lessonBalance = {
  key: 'lesson_balance',
  kind: 'computed',
  label: { 'zh-CN': '课时剩余量', en: 'Lessons left' },
  formula: {
    op: 'subtract',
    of: [
      { op: 'answer', key: 'lessons_bought' },
      { op: 'answer', key: 'lessons_used' },
    ],
  },
  as: 'number',
  decimals: 0,
  unit: { 'zh-CN': '课时', en: 'lessons' },
} as const

const taught = form(
  must(number('lessons_used', '已上课时 | Lessons taken', [0, 500], '课时 | lessons')),
  lessonBalance,
  must(
    select('attendance', '出勤 | Attendance', {
      full: '全勤 | Never missed',
      some: '偶有缺勤 | Missed some',
      often: '经常缺勤 | Missed many',
    }),
  ),
  must(longText('progress', '学习进展 | Progress')),
  must(longText('homework', '课后任务 | Homework')),
  video('performance', '展示视频 | Video', 2),
)

const definition = workType('education_course', '培训课程服务 | Course', {
  report,
  start: 'consult',
  reworkTo: 'lessons',
  stages: {
    consult: '咨询 | Consult',
    trial: '试听 | Trial',
    enrol: '报名 | Enrolled',
    study: '上课 | Lessons',
    renew: '续费 | Renewal',
  },
  statuses: {
    new: { staff: '新线索 | New lead', customer: '顾问将联系您 | An adviser will call' },
    in_progress: { staff: '跟进中 | In hand', customer: '学习进行中 | Under way' },
    completed: { staff: '已结课 | Course ended', customer: '课程已结束 | The course has ended' },
  },
  messages: [
    message(
      'consult_soon',
      { on: 'reported', whom: ['customer'], as: 'received' },
      '顾问半小时内联系您 | Adviser will call',
    ),
    message(
      'trial_reminder',
      { on: 'node_entered', node: 'trial', whom: ['customer'], as: 'assigned' },
      '试听已约好，请准时 | Trial is booked',
    ),
    message(
      'class_starts',
      { on: 'node_entered', node: 'lessons', whom: ['customer'], as: 'assigned' },
      '课表已排好，请查看 | Timetable is ready',
    ),
    message(
      'feedback_asked',
      { on: 'node_entered', node: 'feedback', whom: ['customer'], as: 'awaiting_acceptance' },
      '请看学习反馈 | Read the feedback',
    ),
    message(
      'low_balance',
      { on: 'node_entered', node: 'renewal', whom: ['customer', 'handler'], as: 'received' },
      '课时快用完了，可续费 | Few lessons left',
    ),
  ],
  nodes: [
    desk('consult', '课程咨询 | Consultation', {
      stage: 'consult',
      who: [theStore, role('dispatcher')],
      form: consulted,
      limits: within({ finish: 30 }, [before('finish', 10), late('finish', 0, tell('manager'))]),
      next: [on(is('intent', 'none'), 'keep_warm'), on(is('intent', 'enrol'), 'enrol'), 'book_trial'],
    }),
    waitFor('keep_warm', '三十天后回访 | Asked again in thirty days', {
      stage: 'consult',
      minutes: days(30),
      next: 'ask_again',
    }),
    desk('ask_again', '再次回访 | Asked again', {
      stage: 'consult',
      who: [sameAs('consult'), role('dispatcher')],
      form: form(
        must(yesNo('still_interested', '愿意试听 | Would like a trial')),
        longText('again_notes', '回访记录 | Notes'),
      ),
      limits: within({ finish: days(1) }, [late('finish', 0, tell('manager'))], 'workdays'),
      next: [on(is('still_interested', 'yes'), 'book_trial'), 'lost'],
    }),
    desk('book_trial', '约试听 | Trial booked', {
      stage: 'trial',
      who: [sameAs('consult'), role('dispatcher')],
      form: form(must(datetime('trial_at', '试听时间 | Trial at')), must(text('trial_room', '教室 | Room', 20))),
      limits: within({ finish: hours(8) }, [before('finish', 60), late('finish', 0, tell('manager'))], 'office'),
      next: 'trial',
    }),
    desk('trial', '试听课 | Trial lesson', {
      stage: 'trial',
      who: [idlest('teaching'), role('manager')],
      form: tried,
      standardMinutes: 60,
      limits: within({ finish: days(7) }, [before('finish', hours(4)), late('finish', 0, tell('dispatcher'))]),
      next: 'after_trial',
    }),
    desk('after_trial', '试听回访 | After the trial', {
      stage: 'trial',
      who: [sameAs('consult'), role('dispatcher')],
      form: form(
        must(
          select('wants', '报名意向 | Enrols?', {
            yes: '报名 | Yes',
            later: '再试一次 | Another trial',
            no: '不报 | No',
          }),
        ),
        longText('objections', '顾虑 | Doubts'),
      ),
      limits: within({ finish: hours(24) }, [before('finish', 120), late('finish', 0, tell('manager'))]),
      next: [on(is('wants', 'yes'), 'enrol'), on(is('wants', 'later'), 'book_trial'), 'lost'],
    }),
    desk('enrol', '报名签约 | Enrolment', {
      stage: 'enrol',
      who: [sameAs('consult'), role('dispatcher')],
      form: enrolled,
      limits: within({ finish: days(3) }, [before('finish', hours(12)), late('finish', 0, tell('manager'))]),
      next: [on(ifGiven('fees_total', moreThan('fees_total', 2_000_000)), 'discount_agreed'), 'fee_paid'],
    }),
    approval('discount_agreed', '大额报名审批 | Large enrolment approved', {
      stage: 'enrol',
      who: [role('manager')],
      limits: within({ finish: hours(4) }, [before('finish', 60), late('finish', 0, tell('manager'))], 'office'),
      rejectTo: 'enrol',
      next: 'fee_paid',
    }),
    waitUntil('fee_paid', '等缴费 | Until the fees are paid', {
      stage: 'enrol',
      event: 'fees_paid',
      timeout: { minutes: days(7), to: 'lost' },
      next: 'timetable',
    }),
    desk('timetable', '排课 | Timetable', {
      stage: 'enrol',
      who: [role('dispatcher')],
      form: form(
        must(person('teacher', '任课老师 | Teacher')),
        must(timeRange('first_lesson', '首课时间 | First lesson')),
        must(
          select('rhythm', '上课频次 | How often', {
            once: '每周一次 | Once a week',
            twice: '每周两次 | Twice a week',
            camp: '集训 | Intensive',
          }),
        ),
      ),
      limits: within({ finish: days(2) }, [before('finish', hours(4)), late('finish', 0, tell('manager'))], 'workdays'),
      next: 'lessons',
    }),
    desk('lessons', '上课与课时登记 | Lessons taken', {
      stage: 'study',
      who: [idlest('teaching'), role('manager')],
      form: taught,
      limits: within({ finish: days(90) }, [
        before('finish', days(7)),
        late('finish', 0, tell('dispatcher', 'manager')),
      ]),
      next: [on(is('attendance', 'often'), 'watch'), 'feedback'],
    }),
    tag('watch', '缺勤关注 | Marked: misses lessons', {
      stage: 'study',
      tags: ['misses_lessons'],
      next: 'tell_parent',
    }),
    notify('tell_parent', '通知家长 | Parent told', {
      stage: 'study',
      whom: ['customer', 'dispatcher'],
      says: '学员近期缺勤较多，请与班主任联系 | Several lessons were missed: please speak to the class teacher',
      next: 'feedback',
    }),
    customerConfirms('feedback', '家长确认反馈 | Feedback agreed', {
      judges: 'lessons',
      stage: 'study',
      next: 'survey',
    }),
    desk('survey', '满意度调查 | Survey', {
      stage: 'study',
      who: [theStore, role('dispatcher')],
      form: form(must(rating('satisfaction', '满意度 | Satisfaction')), longText('wishes', '意见建议 | Wishes')),
      limits: within({ finish: days(3) }, [before('finish', hours(12)), late('finish', 0, tell('dispatcher'))]),
      next: [
        on(lessThan('satisfaction', 3), 'talk'),
        on(ifGiven('lesson_balance', moreThan('lesson_balance', 8)), 'lessons'),
        'renewal',
      ],
    }),
    desk('talk', '校长约谈 | Head speaks to the parent', {
      stage: 'study',
      who: [role('manager')],
      form: form(
        must(longText('talk_notes', '沟通记录 | Notes')),
        must(
          select('talk_result', '结果 | Result', {
            stay: '继续学习 | Stays',
            change: '调班换老师 | Other class',
            refund: '退费 | Refund',
          }),
        ),
      ),
      limits: within({ finish: days(2) }, [before('finish', hours(4)), late('finish', 0, tell('manager'))], 'workdays'),
      next: [on(is('talk_result', 'refund'), 'refund'), on(is('talk_result', 'change'), 'timetable'), 'renewal'],
    }),
    approval('refund', '退费审批 | Refund approved', {
      stage: 'renew',
      signers: 'all',
      who: [role('manager'), role('finance')],
      form: form(longText('refund_words', '退费意见 | Words on the refund')),
      limits: within(
        { finish: days(3) },
        [before('finish', days(1)), late('finish', 0, tell('manager', 'finance'))],
        'workdays',
      ),
      rejectTo: 'talk',
      next: 'refunded',
    }),
    desk('renewal', '续费沟通 | Renewal', {
      stage: 'renew',
      who: [sameAs('consult'), role('dispatcher')],
      form: form(
        must(
          select('renews', '是否续费 | Renews?', {
            yes: '续费 | Renews',
            upgrade: '升班 | Moves up',
            no: '不续 | Does not',
          }),
        ),
        helped('不续费时填写 | When not renewed', longText('why_not', '原因 | Why not')),
      ),
      limits: within({ finish: days(14) }, [before('finish', days(3)), late('finish', 0, tell('manager'))]),
      next: [on(isOneOf('renews', 'yes', 'upgrade'), 'enrol'), 'thanks'],
    }),
    desk('thanks', '结课祝贺 | Farewell', {
      stage: 'renew',
      who: [role('dispatcher')],
      form: form(file('certificate', '结课证书 | Certificate', 2), longText('farewell', '寄语 | Words')),
      limits: within({ finish: days(7) }, [late('finish', 0, tell('manager'))]),
      next: 'settle',
    }),
    settle('renew', 'done', 0),
    cancelled('lost', '未报名 | Not enrolled', 'consult'),
    cancelled('refunded', '已退费 | Refunded', 'renew'),
    done('renew'),
  ],
})

/** 教育培训: from the first question to the renewal, with the balance of lessons always known. */
export const education = preset({
  industry: '教育培训 | Education',
  summary:
    '咨询、试听、报名缴费、排课、上课登记课时剩余量、家长反馈、续费，循环往复。 | Consultation, trial, enrolment, timetable, lessons with the balance left, feedback and renewal, round after round.',
  definition,
  tags: { misses_lessons: '缺勤关注 | Misses lessons' },
  serviceItems: [
    item('consult', '课程咨询 | Consultation', 30),
    item('placement', '入学测评 | Placement test', 40),
    item('trial_lesson', '试听课 | Trial lesson', 60),
    item('group_lesson', '小组课（课时） | Group lesson', 90),
    item('private_lesson', '一对一（课时） | Private lesson', 60),
    item('online_lesson', '线上课（课时） | Online lesson', 45),
    item('camp_day', '集训营（天） | Camp, per day', 360),
    item('exam_course', '考级冲刺（课时） | Exam course, per lesson', 90),
    item('parents_evening', '家长会 | Parents’ evening', 60),
  ],
  entrances: [
    byCustomer('flyer', '传单海报二维码 | Code on a flyer', 'scan'),
    byCustomer('moments', '朋友圈广告 | Moments advertisement', 'moments'),
    byStaff('front_desk', '前台登记 | Entered at the front desk', 'desk'),
    bySystem('balance_low', '课时不足提醒 | Few lessons left', 'balance'),
  ],
  sample: {
    report: { student: '小满', age: 8, subject: 'english', basis: 'none', free_days: ['saturday'] },
    journeys: [
      {
        tells: 'consulted, tried, enrolled, taught, and not renewed',
        answers: {
          consult: { intent: 'trial' },
          after_trial: { wants: 'yes' },
          enrol: { lessons_bought: 48, fees: [{ name: '小组课', quantity: 48, priceFen: 15_000 }] },
          lessons: { lessons_used: 44, attendance: 'full' },
          survey: { satisfaction: 5 },
          renewal: { renews: 'no' },
        },
        through: ['trial', 'enrol', 'fee_paid', 'timetable', 'lessons', 'feedback', 'renewal'],
        end: 'done',
      },
      {
        tells: 'a large package, many lessons left, then renewed once',
        answers: {
          consult: { intent: 'enrol' },
          enrol: { lessons_bought: 200, fees: [{ name: '一对一', quantity: 200, priceFen: 30_000 }] },
          lessons: [
            { lessons_used: 40, attendance: 'often' },
            { lessons_used: 196, attendance: 'full' },
          ],
          survey: { satisfaction: 4 },
          renewal: [{ renews: 'yes' }, { renews: 'no' }],
        },
        decisions: { discount_agreed: ['rejected'] },
        through: ['discount_agreed', 'watch', 'tell_parent', 'renewal'],
        end: 'done',
      },
      {
        tells: 'unhappy: another class first, then the money back',
        answers: {
          consult: { intent: 'enrol' },
          enrol: { lessons_bought: 24, fees: [{ name: '小组课', quantity: 24, priceFen: 15_000 }] },
          lessons: { lessons_used: 4, attendance: 'some' },
          survey: { satisfaction: 1 },
          talk: [{ talk_result: 'change' }, { talk_result: 'refund' }],
        },
        through: ['talk', 'refund'],
        end: 'refunded',
      },
      {
        tells: 'asked again after thirty days, tries twice, and does not come',
        answers: {
          consult: { intent: 'none' },
          ask_again: { still_interested: 'yes' },
          after_trial: [{ wants: 'later' }, { wants: 'no' }],
        },
        through: ['keep_warm', 'ask_again', 'trial'],
        end: 'lost',
      },
      { tells: 'never pays', answers: { consult: { intent: 'enrol' } }, waits: { fee_paid: 'timeout' }, end: 'lost' },
    ],
  },
})
