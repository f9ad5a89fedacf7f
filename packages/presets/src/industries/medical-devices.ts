import {
  approval,
  asset,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cannotComplete,
  checklist,
  days,
  dayToCome,
  desk,
  done,
  file,
  form,
  from,
  handOver,
  helped,
  hours,
  idlest,
  is,
  item,
  late,
  longText,
  makeUrgent,
  message,
  must,
  nearest,
  not,
  notify,
  number,
  on,
  onTheWay,
  photo,
  preset,
  raise,
  reassign,
  role,
  sameAs,
  section,
  select,
  serial,
  settle,
  tag,
  tell,
  text,
  theStore,
  toWhoItIsFor,
  visit,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = form(
  must(
    select('service', '需要什么？ | What is needed?', {
      calibration: '周期校准 | Periodic calibration',
      maintenance: '预防性维护 | Preventive maintenance',
      fault: '设备故障 | A fault',
    }),
  ),
  asset('device', '设备 | Device'),
  must(text('department', '使用科室 | Department', 30)),
  must(yesNo('in_use', '正在患者身上使用 | In use on a patient')),
  select('infection', '感染风险 | Infection risk', {
    none: '无 | None',
    contact: '接触 | Contact',
    air: '空气飞沫 | Airborne',
  }),
  longText('words', '情况说明 | What happened'),
  photo('photos', '照片 | Photos'),
)

const disinfected = form(
  must(
    select('disinfectant', '消毒方式 | Disinfected with', {
      chlorine: '含氯 500mg/L | Chlorine 500 mg/L',
      alcohol: '75% 酒精 | 75 % alcohol',
      uv: '紫外线 | UV',
    }),
  ),
  must(yesNo('patient_data', '患者数据已导出清除 | Patient data exported and erased')),
  must(photo('disinfection_photos', '消毒标识照片 | Photo of the label', 3)),
)

const reading = (n: 1 | 2 | 3) =>
  must(number(`reading_${n}`, `第 ${n} 次示值 | Reading ${n}`, [0, 10_000], undefined, 3))

const calibrated = form(
  section('surroundings', '环境与标准器 | Surroundings and standard'),
  must(from({ from: 'asset', key: 'serial' }, serial('device_serial', '设备序列号 | Serial number'))),
  must(text('standard_number', '标准器编号 | Number of the standard', 40)),
  must(
    helped(
      '过期的标准器不得使用 | Never use one that has expired',
      dayToCome('standard_valid', '标准器有效期 | Standard valid until'),
    ),
  ),
  must(number('room_temperature', '环境温度 | Room temperature', [-10, 50], '℃ | ℃', 1)),
  must(number('humidity', '相对湿度 | Humidity', [0, 100], '% | %')),
  section('readings', '三次示值 | Three readings'),
  must(number('set_value', '标准值 | Standard value', [0.001, 10_000], undefined, 3)),
  reading(1),
  reading(2),
  reading(3),
  {
    key: 'deviation',
    kind: 'computed',
    label: { 'zh-CN': '平均误差', en: 'Mean deviation' },
    formula: {
      op: 'subtract',
      of: [
        {
          op: 'divide',
          of: [
            {
              op: 'sum',
              of: [
                { op: 'answer', key: 'reading_1' },
                { op: 'answer', key: 'reading_2' },
                { op: 'answer', key: 'reading_3' },
              ],
            },
            { op: 'constant', value: 3 },
          ],
        },
        { op: 'answer', key: 'set_value' },
      ],
    },
    as: 'number',
    decimals: 3,
  },
  must(
    checklist(
      'safety_lines',
      '电气安全与功能 | Electrical safety and function',
      {
        earth: '保护接地电阻 | Earth resistance',
        leakage: '漏电流 | Leakage current',
        alarms: '报警功能 | Alarms',
        battery: '电池续航 | Battery',
        accessories: '附件完好 | Accessories',
      },
      { evidence: 'after' },
    ),
  ),
  must(
    select('verdict', '校准结论 | Verdict', {
      pass: '合格 | Passed',
      adjust: '超差需调整 | Out of tolerance, adjust',
      withdraw: '停用 | Out of use',
    }),
  ),
)

const definition = workType('medical_device_service', '医疗器械服务 | Medical device service', {
  report,
  start: 'triage',
  reworkTo: 'calibrate',
  stages: {
    taken: '受理 | Taken in',
    clean: '消毒 | Disinfected',
    work: '校准 | Calibration',
    review: '复核 | Reviewed',
    accept: '交付 | Handed over',
  },
  statuses: {
    in_progress: '校准维护中 | Under calibration',
    awaiting_acceptance: '待复核或科室验收 | To be reviewed or accepted',
    cannot_complete: '已停用 | Out of use',
  },
  messages: [
    message(
      'disinfect_first',
      { on: 'node_entered', node: 'disinfect', whom: ['store', 'customer'], as: 'received' },
      '请先消毒并备用机 | Disinfect it first',
    ),
    message(
      'out_of_use',
      { on: 'node_entered', node: 'stop_use', whom: ['store', 'manager'], as: 'received' },
      '设备不合格，请停用 | Do not use it',
    ),
    message(
      'certified',
      { on: 'completed', whom: ['store', 'customer'], as: 'completed' },
      '校准证书已出具 | Certificate is ready',
    ),
  ],
  nodes: [
    desk('triage', '工程师受理 | Triage', {
      stage: 'taken',
      who: [idlest('biomedical'), role('dispatcher')],
      form: form(
        must(select('risk', '风险等级 | Risk', { low: '低 | Low', high: '生命支持类 | Life support' })),
        longText('triage_notes', '受理意见 | Notes'),
      ),
      limits: within({ finish: 30 }, [
        before('finish', 10),
        late('finish', 0, raise),
        late('finish', 15, tell('manager')),
      ]),
      next: [on(is('in_use', 'yes'), 'urgent'), 'disinfect'],
    }),
    makeUrgent('urgent', '升为紧急 | Made urgent', { stage: 'taken', next: 'spare' }),
    desk('spare', '调备用机 | Spare device found', {
      stage: 'taken',
      who: [role('dispatcher')],
      form: form(must(text('spare_number', '备用机编号 | Number of the spare', 40))),
      limits: within({ finish: 15 }, [late('finish', 0, tell('manager'))]),
      next: 'disinfect',
    }),
    desk('disinfect', '科室消毒确认 | Disinfected by the department', {
      stage: 'clean',
      who: [theStore, role('dispatcher')],
      form: disinfected,
      limits: within({ finish: hours(4) }, [before('finish', 60), late('finish', 0, tell('store', 'dispatcher'))]),
      next: 'calibrate',
    }),
    visit('calibrate', '现场校准 | Calibration on site', {
      stage: 'work',
      stageByState: onTheWay('clean', 'clean'),
      who: [nearest('biomedical', 'metrology'), idlest('biomedical', 'metrology')],
      form: calibrated,
      parts: true,
      services: true,
      standardMinutes: 120,
      limits: within({ accept: 30, arrive: hours(24), finish: hours(30) }, [
        before('arrive', 60),
        late('accept', 0, reassign),
        late('finish', 0, tell('dispatcher')),
      ]),
      next: [on(is('verdict', 'withdraw'), 'stop_use'), on(is('verdict', 'adjust'), 'adjust'), 'double_check'],
    }),
    visit('adjust', '调整维修 | Adjustment', {
      stage: 'work',
      who: [sameAs('calibrate'), nearest('biomedical')],
      form: form(
        must(longText('adjusted_how', '调整内容 | What was adjusted')),
        must(number('deviation_after', '调整后误差 | Deviation afterwards', [-1_000, 1_000], undefined, 3)),
        must(yesNo('within_tolerance', '已在允差内 | Within tolerance')),
      ),
      parts: true,
      services: true,
      standardMinutes: 180,
      limits: within({ accept: 60, arrive: days(2), finish: days(3) }, [
        late('finish', 0, tell('dispatcher', 'store')),
      ]),
      next: [on(not(is('within_tolerance', 'yes')), 'stop_use'), 'double_check'],
    }),
    approval('double_check', '双人复核 | Checked by two', {
      stage: 'review',
      signers: 'all',
      who: [role('manager'), role('admin')],
      form: form(
        must(yesNo('data_true', '原始数据真实完整 | Raw data is true and complete')),
        longText('review_notes', '复核意见 | Notes'),
      ),
      limits: within({ finish: hours(8) }, [before('finish', 60), late('finish', 0, tell('manager'))], 'office'),
      rejectTo: 'calibrate',
      next: 'certificate',
    }),
    desk('certificate', '出具证书 | Certificate', {
      stage: 'review',
      who: [sameAs('calibrate'), role('dispatcher')],
      form: form(
        must(text('certificate_number', '证书编号 | Certificate number', 40)),
        must(file('certificate_file', '证书文件 | Certificate', 1)),
        must(dayToCome('next_due', '下次校准日期 | Next calibration')),
      ),
      limits: within({ finish: days(2) }, [before('finish', hours(4)), late('finish', 0, tell('manager'))], 'workdays'),
      next: toWhoItIsFor,
    }),
    ...handOver('calibrate', 'accept', 'settle'),
    settle('accept', 'done', 5_000),
    tag('stop_use', '挂停用标识 | Marked out of use', { stage: 'work', tags: ['out_of_use'], next: 'tell_stop' }),
    notify('tell_stop', '停用通知 | Told to stop using it', {
      stage: 'work',
      whom: ['store', 'customer', 'manager'],
      says: '设备校准不合格，请立即停用并贴红色标识 | The device failed: stop using it at once and put the red label on',
      next: 'scrap',
    }),
    approval('scrap', '停用审批 | Withdrawal approved', {
      stage: 'review',
      signers: 'majority',
      who: [role('manager'), role('finance'), role('admin')],
      limits: within({ finish: days(3) }, [before('finish', days(1))], 'workdays'),
      rejectTo: 'adjust',
      next: 'withdrawn',
    }),
    cannotComplete('withdrawn', '设备停用 | Out of use', 'accept'),
    done('accept'),
  ],
})

/** 医疗器械: disinfected first, calibrated against a standard, checked by two, certified; what fails is not used. */
export const medicalDevices = preset({
  industry: '医疗器械 | Medical devices',
  summary:
    '受理分级，科室先消毒，按标准器校准三次，双人复核后出证书，科室验收；不合格立即停用。 | Triaged and disinfected, calibrated three times against a standard, checked by two, certified and accepted; what fails goes out of use at once.',
  definition,
  tags: { out_of_use: '停用 | Out of use' },
  serviceItems: [
    item('calibrate_monitor', '监护仪校准 | Calibrate patient monitor', 60),
    item('calibrate_infusion', '输液泵校准 | Calibrate infusion pump', 60, '带流量分析仪 | Bring the flow analyser'),
    item('calibrate_ventilator', '呼吸机校准 | Calibrate ventilator', 120, '须有备用机在位 | A spare must stand by'),
    item(
      'calibrate_defibrillator',
      '除颤仪校准 | Calibrate defibrillator',
      60,
      '放电测试先清场 | Clear the room before discharge',
    ),
    item('calibrate_ecg', '心电图机校准 | Calibrate ECG', 45),
    item('calibrate_pressure', '血压计校准 | Calibrate blood pressure meter', 20),
    item('electrical_safety', '电气安全检测 | Electrical safety test', 40),
    item('maintain_centrifuge', '离心机保养 | Maintain centrifuge', 60),
    item('maintain_autoclave', '灭菌器保养 | Maintain autoclave', 120, '冷却泄压后作业 | Cool and vent first'),
    item('change_battery', '更换电池 | Change battery', 30),
    item('change_sensor', '更换传感器 | Change sensor', 45),
  ],
  entrances: [
    byCustomer('scan_device', '设备标签扫码 | Label on the device', 'scan'),
    byStaff('ward_call', '科室来电 | Call from a ward', 'phone'),
    bySystem('calibration_due', '校准到期 | Calibration due', 'plan'),
  ],
  sample: {
    report: { service: 'calibration', department: 'ICU', in_use: 'no', words: '输液泵年度校准' },
    journeys: [
      {
        tells: 'passed, checked by two on the second look',
        answers: {
          calibrate: { set_value: 100, reading_1: 100.2, reading_2: 99.9, reading_3: 100.1, verdict: 'pass' },
        },
        decisions: { double_check: ['approved', 'rejected', 'approved', 'approved'] },
        through: ['disinfect', 'double_check', 'certificate', 'acceptance'],
        end: 'done',
      },
      {
        tells: 'in use on a patient; adjusted into tolerance',
        report: { in_use: 'yes' },
        answers: { calibrate: { verdict: 'adjust' }, adjust: { within_tolerance: 'yes' } },
        through: ['urgent', 'spare', 'adjust'],
        end: 'done',
      },
      {
        tells: 'not to be saved',
        answers: { calibrate: { verdict: 'withdraw' } },
        through: ['stop_use', 'scrap'],
        end: 'withdrawn',
      },
      {
        tells: 'adjusted in vain',
        answers: { calibrate: { verdict: 'adjust' }, adjust: { within_tolerance: 'no' } },
        decisions: { scrap: ['approved', 'approved'] },
        end: 'withdrawn',
      },
    ],
  },
})
