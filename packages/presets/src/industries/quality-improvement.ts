import {
  approval,
  asideApproval,
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
  file,
  fork,
  form,
  hours,
  idlest,
  is,
  isOneOf,
  item,
  join,
  late,
  longText,
  makeUrgent,
  message,
  must,
  nearest,
  notify,
  number,
  on,
  opens,
  photo,
  preset,
  role,
  sameAs,
  select,
  settle,
  several,
  tag,
  tell,
  text,
  visit,
  waitFor,
  when,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = form(
  must(text('model', '产品型号 | Model', 40)),
  must(text('fault_code', '故障代码 | Fault code', 20)),
  must(number('fault_count', '九十天内同类故障 | Same faults in ninety days', [1, 100_000], '起 | faults')),
  must(longText('linked_orders', '关联工单号 | Work orders linked', 2_000)),
  must(
    select('severity', '严重度 | Severity', {
      safety: '安全隐患 | Safety',
      function: '功能失效 | Function lost',
      comfort: '体验不佳 | Nuisance',
    }),
  ),
  text('district', '集中地区 | Where most', 40),
  photo('fault_photos', '故障照片 | Photos', 12),
)

const analysed = form(
  must(
    several('categories', '人机料法环测 | Where the cause lies', {
      people: '人 | People',
      machine: '机 | Machine',
      material: '料 | Material',
      method: '法 | Method',
      environment: '环 | Environment',
      measurement: '测 | Measurement',
    }),
  ),
  must(longText('why_1', '第一个为什么 | First why', 300)),
  must(longText('why_2', '第二个为什么 | Second why', 300)),
  must(longText('why_3', '第三个为什么 | Third why', 300)),
  longText('why_4', '第四个为什么 | Fourth why', 300),
  longText('why_5', '第五个为什么 | Fifth why', 300),
  must(longText('root_cause', '根本原因 | Root cause')),
  must(
    select('owner', '责任归属 | Who owns it', {
      design: '设计 | Design',
      supplier: '供应商 | Supplier',
      production: '生产 | Production',
      installation: '安装 | Installation',
      use: '使用 | Use',
    }),
  ),
)

const team = (finish: number) =>
  within(
    { finish },
    [before('finish', days(1)), late('finish', 0, tell('handler', 'manager')), late('finish', days(2), opens('push'))],
    'workdays',
  )

const definition = workType('quality_improvement', '产品质量改进 | Product quality improvement', {
  report,
  start: 'triage',
  reworkTo: 'measures',
  stages: {
    found: '发现 | Found',
    cause: '原因 | Cause',
    measure: '对策 | Measures',
    verify: '验证 | Verified',
    standard: '固化 | Standard',
  },
  statuses: {
    new: '系统立项 | Opened by the system',
    in_progress: '改进中 | Being improved',
    rework: '对策返工 | Measures again',
    completed: '已固化 | Made standard',
  },
  limits: within({ finish: days(90) }, [before('finish', days(14), 'manager'), late('finish', 0, tell('manager'))]),
  messages: [
    message(
      'third_fault',
      { on: 'reported', whom: ['manager', 'dispatcher'], as: 'received' },
      '同类故障达阈值已立项 | Same fault too often',
    ),
    message(
      'measures_due',
      { on: 'node_entered', node: 'measures', whom: ['handler'], as: 'task_assigned' },
      '请制定改进对策 | Plan the measures',
    ),
    message(
      'improved',
      { on: 'completed', whom: ['manager', 'followers'], as: 'completed' },
      '改进已验证固化 | Now the standard',
    ),
  ],
  nodes: [
    desk('triage', '质量工程师立项 | Opened by Quality', {
      stage: 'found',
      who: [idlest('quality'), role('admin')],
      form: form(
        must(select('accepted', '是否立项 | Taken up?', { yes: '立项 | Yes', no: '非质量问题 | Not about quality' })),
        must(text('batches', '涉及批次 | Batches', 100)),
        must(number('in_field', '在用数量 | In use', [0, 10_000_000], '台 | units')),
      ),
      limits: within({ finish: hours(8) }, [before('finish', 60), late('finish', 0, tell('manager'))], 'office'),
      next: [on(is('accepted', 'no'), 'not_quality'), on(is('severity', 'safety'), 'urgent'), 'analysis'],
    }),
    makeUrgent('urgent', '升为紧急 | Made urgent', { stage: 'found', next: 'mark_safety' }),
    tag('mark_safety', '记安全隐患 | Marked: safety', { stage: 'found', tags: ['safety_risk'], next: 'contain' }),
    desk('contain', '围堵措施 | Containment', {
      stage: 'found',
      who: [role('manager')],
      form: form(
        must(
          checklist('contain_lines', '围堵清单 | Containment', {
            stop_ship: '停止发货 | Shipping stopped',
            quarantine: '库存隔离 | Stock set aside',
            tell_sites: '通知网点 | Sites told',
            tell_users: '告知在用客户 | Users told',
          }),
        ),
        must(yesNo('recall', '需要召回 | Recall needed')),
      ),
      limits: within({ finish: hours(24) }, [before('finish', 120), late('finish', 0, tell('manager'))]),
      next: 'tell_sites',
    }),
    notify('tell_sites', '全网通告 | All sites told', {
      stage: 'found',
      whom: ['dispatcher', 'manager', 'followers'],
      says: '{title}：安全隐患，暂停安装与发货，等待对策 | {title}: a safety risk. Stop installing and shipping until there are measures',
      next: 'analysis',
    }),
    fork('analysis', '三路查因 | Looked into three ways', {
      stage: 'cause',
      branches: ['returned_parts', 'field_visit', 'supplier_reply'],
      join: 'facts_in',
    }),
    desk('returned_parts', '旧件拆解 | Old parts taken apart', {
      stage: 'cause',
      who: [idlest('quality_lab'), role('admin')],
      form: form(
        must(number('samples', '样件数 | Samples', [1, 1_000], '件 | parts')),
        must(longText('teardown', '拆解发现 | What was found')),
        must(photo('teardown_photos', '拆解照片 | Photos', 12)),
      ),
      limits: team(days(5)),
      next: 'facts_in',
    }),
    visit('field_visit', '现场复现 | Seen in the field', {
      stage: 'cause',
      who: [nearest('quality'), idlest('quality')],
      form: form(
        must(yesNo('reproduced', '故障复现 | Fault shown again')),
        must(longText('conditions', '使用条件 | Conditions of use')),
        photo('field_photos', '现场照片 | Photos', 9),
      ),
      standardMinutes: 180,
      limits: within({ accept: hours(8), arrive: days(5), finish: days(7) }, [
        before('arrive', hours(4)),
        late('finish', 0, tell('manager')),
      ]),
      next: 'facts_in',
    }),
    desk('supplier_reply', '供应商 8D 回复 | Supplier’s 8D reply', {
      stage: 'cause',
      who: [role('dispatcher')],
      form: form(must(text('supplier', '供应商 | Supplier', 60)), file('eight_d', '8D 报告 | 8D report', 3)),
      limits: team(days(7)),
      next: 'facts_in',
    }),
    join('facts_in', '两路到齐即可 | Two of three are enough', {
      of: 'analysis',
      need: 2,
      stage: 'cause',
      next: 'root_cause',
    }),
    desk('root_cause', '根因分析 | Root cause', {
      stage: 'cause',
      who: [sameAs('triage'), role('admin')],
      form: analysed,
      limits: team(days(5)),
      next: [on(isOneOf('owner', 'use', 'installation'), 'teach'), 'measures'],
    }),
    desk('teach', '安装使用培训 | Taught to install and use', {
      stage: 'measure',
      who: [role('dispatcher')],
      form: form(
        must(number('people_taught', '培训人数 | People taught', [0, 10_000], '人 | people')),
        must(file('teaching', '培训材料 | Material', 5)),
      ),
      limits: team(days(10)),
      next: 'measures',
    }),
    desk('measures', '制定对策 | Measures planned', {
      stage: 'measure',
      who: [sameAs('triage'), role('admin')],
      form: form(
        must(longText('short_term', '短期对策 | Now')),
        must(longText('long_term', '长期对策 | For good')),
        must(date('effective_from', '切换日期 | In force from')),
        must(yesNo('costly', '涉及模具或停线 | New tooling or a stopped line')),
      ),
      limits: team(days(7)),
      next: [on(is('costly', 'yes'), 'board'), 'measures_agreed'],
    }),
    asideApproval('push', '改进督办 | Pushed by the manager', { stage: 'measure', who: [role('manager')] }),
    approval('measures_agreed', '对策评审 | Measures approved', {
      stage: 'measure',
      who: [role('manager')],
      limits: team(days(3)),
      rejectTo: 'measures',
      next: 'carry_out',
    }),
    approval('board', '变更委员会 | Change board', {
      stage: 'measure',
      signers: 'majority',
      who: [role('manager'), role('finance'), role('admin')],
      limits: team(days(5)),
      rejectTo: 'measures',
      next: 'carry_out',
    }),
    desk('carry_out', '对策实施 | Measures carried out', {
      stage: 'measure',
      who: [role('dispatcher')],
      form: form(
        must(text('first_batch', '首批批次号 | First batch', 40)),
        must(file('evidence', '实施证据 | Evidence', 9)),
      ),
      limits: team(days(20)),
      next: 'observe',
    }),
    waitFor('observe', '观察三十天 | Watched for thirty days', { stage: 'verify', minutes: days(30), next: 'verify' }),
    desk('verify', '效果验证 | Effect verified', {
      stage: 'verify',
      who: [sameAs('triage'), role('admin')],
      form: form(
        must(number('faults_before', '改进前故障率 | Faults before', [0, 1_000], '‰ | ‰', 2)),
        must(number('faults_after', '改进后故障率 | Faults afterwards', [0, 1_000], '‰ | ‰', 2)),
        {
          key: 'reduction',
          kind: 'computed',
          label: { 'zh-CN': '故障率下降', en: 'Reduction' },
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
                      { op: 'answer', key: 'faults_before' },
                      { op: 'answer', key: 'faults_after' },
                    ],
                  },
                  { op: 'answer', key: 'faults_before' },
                ],
              },
            ],
          },
          as: 'number',
          decimals: 1,
          unit: { 'zh-CN': '%', en: '%' },
        },
        must(
          select('effective', '验证结论 | Verdict', {
            yes: '有效 | Effective',
            partly: '部分有效 | Partly',
            no: '无效 | Not effective',
          }),
        ),
        when(isOneOf('effective', 'partly', 'no'), must(longText('why_not', '未达原因 | Why not'))),
      ),
      limits: team(days(5)),
      next: [on(is('effective', 'no'), 'root_cause'), on(is('effective', 'partly'), 'measures'), 'standardize'],
    }),
    desk('standardize', '标准固化 | Made standard', {
      stage: 'standard',
      who: [role('admin')],
      form: form(
        must(
          several('documents', '更新文件 | Updated', {
            drawing: '图纸 | Drawings',
            fmea: '失效分析 | FMEA',
            inspection: '检验规范 | Inspection rules',
            manual: '服务手册 | Service manual',
            training: '培训课件 | Training',
          }),
        ),
        must(file('updated_files', '文件 | Files', 9)),
        yesNo('other_models', '横向展开其他机型 | Other models too'),
      ),
      limits: team(days(10)),
      next: 'settle',
    }),
    settle('standard', 'done', 0),
    cancelled('not_quality', '不立项 | Not taken up', 'found'),
    done('standard'),
  ],
})

/** 产品质量改进: opened when the third fault is the same; contained, looked into three ways, mended, watched, made standard. */
export const qualityImprovement = preset({
  industry: '产品质量改进 | Product quality',
  summary:
    '同类故障达阈值系统立项并关联工单，围堵、三路查因、根因对策评审、三十天观察验证、固化标准。 | Opened by the system with the faults linked; contained, looked into three ways, measures approved, watched thirty days, made standard.',
  definition,
  tags: { safety_risk: '安全隐患 | Safety risk' },
  serviceItems: [
    item('teardown', '旧件拆解 | Take apart old part', 120),
    item('life_test', '寿命试验 | Life test', 2_880),
    item('field_test', '现场复现 | Field test', 180),
    item('material_test', '材料送检 | Material test', 480),
    item('supplier_audit', '供应商稽核 | Supplier audit', 480),
    item('retrofit', '在用机改装 | Retrofit in the field', 60, '按批次清单上门 | By the list of batches'),
    item('recall_visit', '召回更换 | Recall visit', 60, '须带召回通知 | Bring the recall notice'),
    item('training', '网点培训 | Train a site', 120),
  ],
  entrances: [
    byCustomer('user_voice', '用户之声 | Voice of the user', 'feedback'),
    byStaff('engineer_report', '工程师上报 | By a technician', 'technician'),
    bySystem('third_fault', '同类故障达阈值 | The third identical fault', 'fault_rule'),
  ],
  sample: {
    report: {
      model: 'BCD-520',
      fault_code: 'E6',
      fault_count: 3,
      linked_orders: '2611-4K7M、2611-5QX2、2611-8RTD',
      severity: 'function',
    },
    journeys: [
      {
        tells: 'found in the old parts and in the field, mended and effective',
        answers: {
          triage: { accepted: 'yes' },
          root_cause: { owner: 'supplier' },
          measures: { costly: 'no' },
          verify: { effective: 'yes', faults_before: 8, faults_after: 2 },
        },
        through: ['returned_parts', 'field_visit', 'facts_in', 'root_cause', 'measures_agreed', 'observe', 'verify'],
        end: 'done',
      },
      {
        tells: 'a safety risk, costly, late, first in vain and then partly',
        report: { severity: 'safety' },
        answers: {
          triage: { accepted: 'yes' },
          root_cause: { owner: 'installation' },
          measures: { costly: 'yes' },
          verify: [{ effective: 'no' }, { effective: 'partly' }, { effective: 'yes' }],
        },
        decisions: { board: ['rejected', 'rejected'] },
        late: ['measures'],
        through: ['urgent', 'mark_safety', 'contain', 'tell_sites', 'teach', 'push', 'board', 'standardize'],
        end: 'done',
      },
      { tells: 'not about quality', answers: { triage: { accepted: 'no' } }, end: 'not_quality' },
    ],
  },
})
