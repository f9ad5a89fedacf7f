import {
  approval,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  cascade,
  choice,
  customerConfirms,
  days,
  desk,
  done,
  file,
  fork,
  form,
  from,
  hours,
  idlest,
  is,
  item,
  join,
  late,
  leaves,
  longText,
  makeUrgent,
  message,
  must,
  nearest,
  on,
  oneOf,
  onTheWay,
  photo,
  preset,
  raise,
  reassign,
  role,
  select,
  serial,
  settle,
  shownOrTold,
  tagged,
  tell,
  text,
  visit,
  when,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = oneOf(
  ['words', 'photos', 'voice'],
  form(
    must(
      cascade(
        'trouble',
        '问题分类 | Kind of trouble',
        ['大类 | Group', '小类 | Kind'],
        [
          choice(
            'computer',
            '电脑 | Computer',
            leaves({
              slow: '卡顿死机 | Slow or frozen',
              no_boot: '开不了机 | Does not start',
              screen: '屏幕 | Screen',
            }),
          ),
          choice(
            'software',
            '软件 | Software',
            leaves({
              office: '办公软件 | Office',
              erp: '业务系统 | Business system',
              printer_driver: '打印驱动 | Printer driver',
            }),
          ),
          choice(
            'network',
            '网络 | Network',
            leaves({ wifi: '无线连不上 | Wi-Fi', vpn: 'VPN | VPN', line: '专线中断 | Line is down' }),
          ),
          choice('account', '账号权限 | Accounts', [
            ...leaves({ password: '重置密码 | Reset password' }),
            choice('access', '申请权限 | Ask for access', [], 'access_request'),
          ]),
        ],
      ),
    ),
    must(
      select('impact', '影响范围 | Who is affected', {
        one: '只有我 | Only me',
        team: '一个部门 | A department',
        company: '整个公司 | The whole company',
      }),
    ),
    text('computer_name', '电脑名或资产号 | Computer name or number', 40),
    ...shownOrTold,
    file('log_files', '截图日志 | Screenshots and logs', 5),
  ),
)

const remote = form(
  must(yesNo('consent', '用户同意远程 | The user agreed to remote access')),
  must(longText('remote_steps', '排查步骤 | What was tried')),
  must(
    select('remote_result', '结果 | Result', {
      solved: '已解决 | Solved',
      on_site: '需要上门 | Needs a visit',
      second_line: '转二线 | To the second line',
    }),
  ),
)

const onSite = form(
  must(from({ from: 'asset', key: 'serial' }, serial('device_serial', '设备序列号 | Serial number'))),
  must(longText('site_steps', '处理过程 | What was done')),
  must(yesNo('data_backed_up', '已备份数据 | Data backed up')),
  photo('site_photos', '现场照片 | Photos'),
  must(
    select('site_result', '结果 | Result', {
      solved: '已解决 | Solved',
      lent: '借用备机，旧机送修 | Spare lent, old one sent in',
    }),
  ),
  when(is('site_result', 'lent'), must(serial('spare_serial', '备机序列号 | Serial number of the spare'))),
)

const definition = workType('it_support', 'IT 支持 | IT support', {
  report,
  start: 'remote',
  reworkTo: 'remote',
  stages: {
    taken: '受理 | Taken in',
    remote: '远程 | Remote',
    way: '上门 | On way',
    site: '现场 | On site',
    confirm: '确认 | Confirmed',
  },
  statuses: {
    in_progress: { staff: '处理中 | Being worked on', customer: '工程师处理中 | We are on it' },
    completed: '已解决 | Solved',
  },
  limits: within({ finish: days(5) }, [late('finish', 0, tell('manager'))], 'workdays'),
  messages: [
    message('it_taken', { on: 'reported', whom: ['customer'], as: 'received' }, '请保持电脑开机联网 | Leave the PC on'),
    message(
      'it_comes',
      { on: 'assigned', node: 'on_site', whom: ['customer'], as: 'assigned' },
      '请先保存文件 | Save your work',
    ),
  ],
  nodes: [
    desk('remote', '远程支持 | Remote support', {
      stage: 'remote',
      stageByState: { pending: 'taken', assigned: 'taken' },
      who: [idlest('it_first_line'), role('dispatcher')],
      form: remote,
      standardMinutes: 20,
      limits: within(
        { accept: 15, finish: hours(2) },
        [before('finish', 30), late('accept', 0, reassign), late('finish', 0, raise)],
        'office',
      ),
      next: [
        on(is('impact', 'company'), 'major'),
        on(tagged('access_request'), 'access_agreed'),
        on(is('remote_result', 'on_site'), 'on_site'),
        on(is('remote_result', 'second_line'), 'second_line'),
        'confirm',
      ],
    }),
    approval('access_agreed', '权限审批 | Access approved', {
      stage: 'remote',
      signers: 'all',
      who: [role('manager'), role('admin')],
      limits: within({ finish: days(1) }, [before('finish', hours(2)), late('finish', 0, tell('manager'))], 'workdays'),
      rejectTo: 'not_granted',
      next: 'second_line',
    }),
    desk('second_line', '二线处理 | Second line', {
      stage: 'remote',
      who: [idlest('it_second_line'), role('admin')],
      form: form(
        must(longText('second_steps', '处理过程 | What was done')),
        must(yesNo('second_visit', '需要上门 | Needs a visit')),
      ),
      limits: within(
        { accept: 30, finish: hours(8) },
        [before('finish', 60), late('finish', 0, tell('manager'))],
        'office',
      ),
      next: [on(is('second_visit', 'yes'), 'on_site'), 'confirm'],
    }),
    makeUrgent('major', '重大故障 | Major incident', { stage: 'taken', next: 'announce' }),
    desk('announce', '公告通报 | Telling everybody', {
      stage: 'remote',
      who: [role('dispatcher')],
      form: form(must(longText('announcement', '公告内容 | Announcement', 300))),
      limits: within({ finish: 15 }, [late('finish', 0, tell('manager'))]),
      next: 'incident',
    }),
    fork('incident', '抢修 | Both ways at once', {
      stage: 'remote',
      branches: ['restore', 'supplier'],
      join: 'restored',
    }),
    desk('restore', '自行恢复 | Restored by ourselves', {
      stage: 'remote',
      who: [idlest('it_second_line'), role('admin')],
      form: form(must(longText('restored_how', '恢复措施 | How it was restored'))),
      limits: within({ accept: 5, finish: hours(2) }, [
        before('finish', 30),
        late('accept', 0, reassign),
        late('finish', 0, tell('manager')),
      ]),
      next: 'restored',
    }),
    desk('supplier', '供应商恢复 | Restored by the supplier', {
      stage: 'remote',
      who: [role('dispatcher')],
      form: form(must(text('supplier_ticket', '供应商工单号 | Supplier’s ticket', 40))),
      limits: within({ finish: hours(4) }, [late('finish', 0, tell('manager'))]),
      next: 'restored',
    }),
    join('restored', '业务恢复 | Restored', { of: 'incident', need: 1, stage: 'remote', next: 'review' }),
    approval('review', '故障复盘 | Review', {
      stage: 'confirm',
      who: [role('manager')],
      form: form(
        must(longText('root_cause', '根本原因 | Root cause')),
        longText('prevention', '预防措施 | Prevention'),
      ),
      limits: within({ finish: days(3) }, [before('finish', days(1))], 'workdays'),
      rejectTo: 'second_line',
      next: 'confirm',
    }),
    visit('on_site', '上门处理 | Visit', {
      stage: 'site',
      stageByState: onTheWay('remote', 'way'),
      who: [nearest('it_on_site'), idlest('it_on_site')],
      form: onSite,
      parts: true,
      services: true,
      standardMinutes: 60,
      limits: within(
        { accept: 30, arrive: hours(4), finish: hours(8) },
        [before('arrive', 30), late('accept', 0, reassign), late('arrive', 0, tell('dispatcher'))],
        'office',
      ),
      next: 'confirm',
    }),
    customerConfirms('confirm', '用户确认 | User confirms', { judges: 'remote', stage: 'confirm', next: 'settle' }),
    settle('confirm'),
    cancelled('not_granted', '权限未批准 | Access not granted', 'confirm'),
    done('confirm'),
  ],
})

/** IT 支持: remote first, then somebody comes; what stops the whole company is an incident. */
export const itSupport = preset({
  industry: 'IT 支持 | IT support',
  summary:
    '先远程，解决不了再上门或转二线；权限要双人审批，全公司故障启动应急并复盘，用户确认后关闭。 | Remote first, then a visit or the second line; access is approved by two; a company-wide fault becomes an incident with a review; the user confirms.',
  definition,
  tags: { access_request: '权限申请 | Access request' },
  serviceItems: [
    item('remote_help', '远程支持 | Remote help', 20),
    item('reinstall', '重装系统 | Reinstall system', 90, '先确认数据已备份 | Make sure the data is backed up'),
    item('change_disk', '更换硬盘 | Change disk', 60),
    item('change_memory', '更换内存 | Change memory', 30),
    item('change_screen', '更换屏幕 | Change screen', 60),
    item('setup_workplace', '新员工电脑部署 | Set up a workplace', 60),
    item('fix_printer', '打印机维修 | Repair printer', 60),
    item('lay_network', '网线布放（点） | Network point', 45),
    item('setup_wifi', '无线部署（台） | Access point', 40),
    item('recover_data', '数据恢复 | Recover data', 240, '不要继续写入该盘 | Do not write to the disk'),
    item('remove_virus', '病毒查杀 | Remove malware', 60),
  ],
  entrances: [
    byCustomer('self_service', '员工自助 | Self-service', 'app'),
    byStaff('service_desk', '服务台电话 | Service desk', 'phone'),
    bySystem('monitoring', '监控告警 | Monitoring alert', 'alarm'),
  ],
  sample: {
    report: { trouble: ['computer', 'slow'], impact: 'one', words: '开机十分钟才能用' },
    journeys: [
      {
        tells: 'solved remotely',
        answers: { remote: { remote_result: 'solved' } },
        through: ['remote', 'confirm'],
        end: 'done',
      },
      {
        tells: 'the second line sends somebody, who lends a spare',
        answers: {
          remote: { remote_result: 'second_line' },
          second_line: { second_visit: 'yes' },
          on_site: { site_result: 'lent' },
        },
        through: ['second_line', 'on_site'],
        end: 'done',
      },
      {
        tells: 'a visit at once',
        answers: { remote: { remote_result: 'on_site' } },
        through: ['on_site'],
        end: 'done',
      },
      {
        tells: 'the whole company is down; who restores it first spares the other',
        report: { trouble: ['network', 'line'], impact: 'company', words: '专线中断' },
        through: ['major', 'restore', 'announce', 'restored', 'review'],
        end: 'done',
      },
      {
        tells: 'access granted',
        report: { trouble: ['account', 'access'], impact: 'one', words: '财务系统只读' },
        answers: { second_line: { second_visit: 'no' } },
        through: ['access_agreed', 'second_line'],
        end: 'done',
      },
      {
        tells: 'access refused',
        report: { trouble: ['account', 'access'], impact: 'one', words: '管理员权限' },
        decisions: { access_agreed: ['rejected'] },
        end: 'not_granted',
      },
    ],
  },
})
