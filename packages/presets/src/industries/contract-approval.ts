import {
  approval,
  asideApproval,
  atLeast,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  checklist,
  date,
  days,
  desk,
  done,
  either,
  file,
  form,
  hides,
  hours,
  is,
  item,
  late,
  longText,
  message,
  money,
  must,
  on,
  opens,
  preset,
  raise,
  role,
  select,
  signature,
  tell,
  text,
  waitUntil,
  webhook,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = form(
  must(text('counterparty', '合同相对方 | Counterparty', 60)),
  must(
    select('contract_kind', '合同类型 | Kind of contract', {
      sale: '销售 | Sale',
      purchase: '采购 | Purchase',
      service: '服务 | Service',
      lease: '租赁 | Lease',
    }),
  ),
  must(money('contract_amount', '合同金额 | Amount', 100_000_000)),
  must(select('template', '合同文本 | Text', { standard: '标准模板 | Our standard', other: '对方文本 | Theirs' })),
  must(file('contract_file', '合同草案 | Draft', 5)),
  date('ends_on', '到期日 | Ends on'),
  longText('background', '签约背景 | Background'),
)

const signing = (finish: number) =>
  within(
    { finish },
    [before('finish', 60), late('finish', 0, tell('handler')), late('finish', hours(8), opens('hurry'))],
    'office',
  )

const definition = workType('contract_approval', '合同审批 | Contract approval', {
  report,
  start: 'legal_check',
  reworkTo: 'legal_check',
  stages: {
    legal: '法务 | Legal',
    approval: '会签 | Signed off',
    board: '决策 | Decision',
    seal: '用印 | Sealed',
    filed: '归档 | Filed',
  },
  statuses: {
    new: '待法务初审 | For Legal',
    in_progress: '会签中 | Being signed off',
    completed: '已归档 | Filed',
    cancelled: '未通过 | Not approved',
  },
  limits: within({ finish: days(10) }, [before('finish', days(2), 'manager'), late('finish', 0, raise)], 'workdays'),
  messages: [
    message(
      'legal_asked',
      { on: 'node_entered', node: 'legal_check', whom: ['handler'], as: 'task_assigned' },
      '合同待法务初审 | For Legal to read',
    ),
    message(
      'sign_off',
      { on: 'node_entered', node: 'joint_sign', whom: ['manager', 'finance'], as: 'task_assigned' },
      '合同待您会签 | Please sign off',
    ),
    message(
      'filed',
      { on: 'completed', whom: ['followers', 'handler'], as: 'completed' },
      '合同已用印归档 | Contract is filed',
    ),
  ],
  nodes: [
    desk('legal_check', '法务初审 | Read by Legal', {
      stage: 'legal',
      who: [role('admin')],
      form: form(
        must(
          checklist(
            'clause_lines',
            '条款清单 | Clauses',
            {
              parties: '主体与授权 | Parties and authority',
              price: '价款与付款 | Price and payment',
              delivery: '交付与验收 | Delivery and acceptance',
              liability: '违约责任 | Liability',
              secrecy: '保密与数据 | Secrecy and data',
              dispute: '争议解决 | Disputes',
            },
            { actions: { fine: '无异议 | Fine', changed: '已修改 | Changed', risk: '有风险 | A risk' } },
          ),
        ),
        must(select('risk', '风险等级 | Risk', { low: '低 | Low', medium: '中 | Medium', high: '高 | High' })),
        longText('legal_opinion', '法务意见 | Legal opinion'),
      ),
      limits: signing(hours(8)),
      next: [
        on(either(is('risk', 'high'), atLeast('contract_amount', 500_000_000)), 'joint_sign'),
        on(either(is('template', 'other'), atLeast('contract_amount', 50_000_000)), 'committee'),
        on(atLeast('contract_amount', 5_000_000), 'manager_signs'),
        'seal',
      ],
    }),
    asideApproval('hurry', '催办卡住的会签 | Stuck signature chased', { stage: 'approval', who: [role('manager')] }),
    approval('manager_signs', '经理审批（5 万起） | Manager, from 50,000', {
      stage: 'approval',
      signers: 'any',
      who: [role('manager')],
      limits: signing(hours(8)),
      rejectTo: 'revise',
      next: 'seal',
    }),
    approval('committee', '多数会签（50 万起） | Most of three, from 500,000', {
      stage: 'approval',
      signers: 'majority',
      who: [role('admin'), role('finance'), role('manager')],
      limits: signing(hours(16)),
      rejectTo: 'revise',
      next: 'seal',
    }),
    approval('joint_sign', '全员会签（500 万或高风险） | All three, from 5 million or at high risk', {
      stage: 'approval',
      signers: 'all',
      who: [role('admin'), role('finance'), role('manager')],
      form: form(longText('sign_words', '会签意见 | Words')),
      limits: signing(hours(16)),
      rejectTo: 'revise',
      next: 'guarantee',
    }),
    desk('guarantee', '履约担保落实 | Guarantee in place', {
      stage: 'board',
      who: [role('finance')],
      form: form(
        must(
          select('guarantee_kind', '担保方式 | Guarantee', {
            bank: '银行保函 | Bank guarantee',
            deposit: '保证金 | Deposit',
            none: '免担保 | None',
          }),
        ),
        file('guarantee_file', '担保文件 | Papers', 3),
      ),
      limits: signing(hours(16)),
      next: 'seal',
    }),
    desk('revise', '修改合同 | Contract revised', {
      stage: 'legal',
      who: [role('dispatcher')],
      form: form(
        must(
          select('revision', '处理 | What now?', {
            changed: '已修改重审 | Changed, again',
            dropped: '放弃签约 | Dropped',
          }),
        ),
        file('revised_file', '修改稿 | New draft', 5),
      ),
      limits: signing(hours(16)),
      next: [on(is('revision', 'dropped'), 'not_approved'), 'legal_check'],
    }),
    desk('seal', '用印 | Sealed', {
      stage: 'seal',
      who: [role('admin')],
      form: form(
        must(text('contract_number', '合同编号 | Contract number', 40)),
        must(
          select('seal_kind', '印章 | Seal', {
            contract: '合同章 | Contract seal',
            company: '公章 | Company seal',
            electronic: '电子签 | Electronic',
          }),
        ),
        must(signature('seal_keeper', '印章保管人签名 | Keeper’s signature')),
      ),
      access: hides('customer', 'legal_check', 'legal_opinion', 'risk'),
      limits: signing(hours(4)),
      next: 'to_counterparty',
    }),
    webhook('to_counterparty', '发送电子签 | Sent for signature', {
      stage: 'seal',
      hook: 'e_signature',
      next: 'countersigned',
    }),
    waitUntil('countersigned', '等对方签署 | Until countersigned', {
      stage: 'seal',
      event: 'contract_countersigned',
      timeout: { minutes: days(15), to: 'not_returned' },
      next: 'file_it',
    }),
    desk('not_returned', '催回合同 | Contract chased', {
      stage: 'seal',
      who: [role('dispatcher')],
      form: form(must(yesNo('came_back', '已签回 | Countersigned')), longText('chase_notes', '催收记录 | Notes')),
      limits: signing(hours(40)),
      next: [on(is('came_back', 'no'), 'not_approved'), 'file_it'],
    }),
    desk('file_it', '归档 | Filed', {
      stage: 'filed',
      who: [role('admin')],
      form: form(
        must(file('signed_file', '双方签署件 | Signed by both', 3)),
        must(text('shelf', '档案位置 | Where it is kept', 40)),
        must(date('remind_on', '到期提醒日 | Remind on')),
      ),
      limits: signing(hours(16)),
      next: 'done',
    }),
    cancelled('not_approved', '未通过 | Not approved', 'approval'),
    done('filed'),
  ],
})

/** 合同审批: the amount decides who signs: one, most of three, or all of them; then sealed, countersigned and filed. */
export const contractApproval = preset({
  industry: '合同审批 | Contract approval',
  summary:
    '法务逐条初审，按金额与风险走经理、多数或全员会签，用印、对方签署、归档并设到期提醒。 | Read clause by clause, signed off by one, most or all by amount and risk, sealed, countersigned, filed with a reminder.',
  definition,
  serviceItems: [
    item('legal_reading', '条款审查 | Clauses read', 120),
    item('drafting', '合同起草 | Contract drafted', 180),
    item('counterparty_check', '相对方资信调查 | Counterparty checked', 120),
    item('negotiation', '条款谈判 | Clauses negotiated', 180),
    item('translation', '合同翻译（千字） | Translation, per 1,000 words', 120),
    item('notary', '公证 | Notary', 120),
    item('stamp_duty', '印花税申报 | Stamp duty', 30),
    item('seal_outside', '外出用印 | Seal taken outside', 120, '两人同行，当日归还 | Two people, back the same day'),
    item('archive_copy', '档案调阅 | Copy from the files', 20),
  ],
  entrances: [
    byCustomer('supplier_page', '供应商提交 | By a supplier', 'supplier'),
    byStaff('draft_page', '业务发起 | By the business', 'staff'),
    bySystem('from_sales', '销售线索转入 | From a sales lead', 'sales'),
    bySystem('expiring', '合同到期续签 | A contract about to end', 'expiry'),
  ],
  sample: {
    report: { counterparty: '南湖餐饮集团', contract_kind: 'sale', contract_amount: 3_000_000, template: 'standard' },
    journeys: [
      {
        tells: 'small and standard: straight to the seal',
        answers: { legal_check: { risk: 'low' } },
        through: ['seal', 'to_counterparty', 'countersigned', 'file_it'],
        end: 'done',
      },
      {
        tells: '80,000: the manager, who wants it changed first and is slow',
        report: { contract_amount: 8_000_000 },
        answers: { legal_check: { risk: 'medium' }, revise: { revision: 'changed' } },
        decisions: { manager_signs: ['rejected'] },
        late: ['manager_signs'],
        through: ['hurry', 'manager_signs', 'revise'],
        end: 'done',
      },
      {
        tells: '800,000: two of three are enough, though one says no',
        report: { contract_amount: 80_000_000 },
        answers: { legal_check: { risk: 'medium' } },
        decisions: { committee: ['rejected'] },
        through: ['committee', 'seal'],
        end: 'done',
      },
      {
        tells: '6 million: all three, with a guarantee; chased in vain',
        report: { contract_amount: 600_000_000 },
        answers: { legal_check: { risk: 'low' }, not_returned: { came_back: 'no' } },
        waits: { countersigned: 'timeout' },
        through: ['joint_sign', 'guarantee', 'not_returned'],
        end: 'not_approved',
      },
      {
        tells: 'a high risk: one no is enough',
        answers: { legal_check: { risk: 'high' }, revise: { revision: 'dropped' } },
        decisions: { joint_sign: ['approved', 'rejected'] },
        through: ['joint_sign', 'revise'],
        end: 'not_approved',
      },
    ],
  },
})
