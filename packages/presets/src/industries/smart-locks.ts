import {
  approval,
  atTheEnd,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  cannotComplete,
  checklist,
  customerConfirms,
  days,
  desk,
  done,
  form,
  from,
  given,
  helped,
  hides,
  hint,
  hours,
  is,
  item,
  late,
  longText,
  message,
  must,
  type Named,
  nearest,
  not,
  number,
  on,
  onTheWay,
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
  tell,
  text,
  theCustomer,
  video,
  visit,
  waitUntil,
  when,
  within,
  workType,
  yesNo,
} from '../build/index.ts'

const report = form(
  must(
    select('service', '需要什么服务？ | What do you need?', {
      install: '新装智能锁 | Fit a new lock',
      repair: '锁坏了 | The lock is faulty',
      locked_out: '开不了门 | I am locked out',
    }),
  ),
  must(
    from(
      { from: 'asset', key: 'model' },
      helped('在面板或包装上 | On the lock or its box', text('lock_model', '锁的型号 | Model of the lock', 40)),
    ),
    not(is('service', 'locked_out')),
  ),
  must(photo('door_front', '门正面照 | The door from the front', 3)),
  must(photo('door_edge', '门侧锁体照 | The lock in the edge', 3), is('service', 'install')),
  select('door_kind', '门的材质 | The door', {
    steel: '防盗门 | Steel',
    wood: '木门 | Wood',
    glass: '玻璃门 | Glass',
    aluminium: '铝合金 | Aluminium',
  }),
  longText('words', '还要说明的 | Anything else'),
)

const looked = form(
  must(
    select('fits', '看图结论 | From the photos', {
      fits: '可直接装 | Fits',
      modify: '需改孔 | The door needs cutting',
      never: '不适配 | Does not fit',
    }),
  ),
  must(number('door_thickness', '门厚 | Door thickness', [20, 150], '毫米 | mm')),
  select('opening', '开门方向 | Opens', {
    left_in: '左内开 | Left in',
    left_out: '左外开 | Left out',
    right_in: '右内开 | Right in',
    right_out: '右外开 | Right out',
  }),
  when(is('fits', 'modify'), must(quote('cutting', '改孔费用 | Cost of cutting'))),
  quoteTotal('cutting_total', '费用合计 | Cost in all', 'cutting'),
)

const checks: Named = {
  bolt: '锁舌回弹 | Bolt springs back',
  fingerprint: '指纹录入三枚 | Three fingerprints',
  code: '密码开锁 | Code opens',
  network: '联网绑定 | On the network',
  key: '应急钥匙与应急供电 | Emergency key and power',
  alarm: '防撬报警 | Tamper alarm',
}

const fitted = form(
  hint('privacy', '管理密码由客户本人设置，不看不记 | The customer sets the code alone; never look, never note'),
  must(serial('lock_serial', '锁体序列号 | Serial number')),
  must(checklist('lock_lines', '功能测试 | Functions tried', checks, { evidence: 'after' })),
  atTheEnd(must(video('unlock_video', '开锁视频 | Video of opening', 1))),
  must(yesNo('factory_codes', '初始密码已清除 | Factory codes deleted')),
)

const identity = form(
  must(text('owner_id', '身份证号 | Identity number', 18, 'id_card')),
  must(photo('ownership', '房产或租约证明 | Proof of home', 3)),
  text('police_record', '公安备案号 | Police record number', 30),
)

const definition = workType('smart_lock_service', '智能锁服务 | Smart lock service', {
  report,
  start: 'look',
  reworkTo: 'fit',
  visitItem: 'lock_visit',
  stages: {
    taken: '受理 | Taken in',
    way: '上门 | On way',
    work: '装修 | At work',
    online: '激活 | Activated',
    accept: '确认 | Confirmed',
  },
  statuses: { in_progress: '安装调试中 | Being fitted' },
  messages: [
    message(
      'locksmith',
      { on: 'on_the_way', node: 'fit', whom: ['customer'], as: 'on_the_way' },
      '请备好旧锁钥匙 | Have your key ready',
    ),
    message(
      'opener',
      { on: 'assigned', node: 'open_door', whom: ['customer'], as: 'assigned' },
      '请备好身份证明 | Have your ID ready',
    ),
  ],
  nodes: [
    desk('look', '看图适配 | Looking at the photos', {
      stage: 'taken',
      who: [role('dispatcher')],
      form: looked,
      limits: within({ finish: 30 }, [
        before('finish', 10),
        late('finish', 0, raise),
        late('finish', 30, tell('manager')),
      ]),
      next: [
        on(is('service', 'locked_out'), 'open_door'),
        on(is('fits', 'never'), 'unsuitable'),
        on(is('fits', 'modify'), 'cutting_agreed'),
        'fit',
      ],
    }),
    approval('cutting_agreed', '改孔费用确认 | Cost of cutting agreed', {
      stage: 'taken',
      who: [theCustomer, role('dispatcher')],
      limits: within({ finish: days(2) }, [before('finish', hours(4))]),
      rejectTo: 'not_wanted',
      next: 'fit',
    }),
    visit('fit', '上门装修 | Fitting or repair', {
      stage: 'work',
      stageByState: onTheWay('taken', 'way'),
      who: [nearest('smart_lock')],
      form: fitted,
      parts: true,
      services: true,
      standardMinutes: 70,
      limits: within({ accept: 20, arrive: days(1), finish: days(1) + 180 }, [
        before('arrive', 30),
        late('accept', 0, reassign),
        late('arrive', 0, tell('dispatcher', 'customer')),
      ]),
      next: 'activated',
    }),
    visit('open_door', '上门开锁 | Opening the door', {
      stage: 'work',
      stageByState: onTheWay('taken', 'way'),
      who: [nearest('smart_lock', 'registered_locksmith')],
      form: identity,
      access: [
        ...hides('dispatcher', 'open_door', 'owner_id'),
        ...hides('store', 'open_door', 'owner_id', 'ownership'),
      ],
      services: true,
      standardMinutes: 40,
      limits: within({ accept: 5, arrive: 45, finish: 90 }, [
        before('arrive', 10),
        late('accept', 0, reassign),
        late('arrive', 0, tell('dispatcher')),
      ]),
      next: 'checked',
    }),
    approval('checked', '身份核验复核 | Identity checked again', {
      stage: 'accept',
      who: [role('manager')],
      limits: within({ finish: hours(12) }, [late('finish', 0, tell('manager'))]),
      rejectTo: 'open_door',
      next: [on(given('police_record'), 'settle'), 'file_missing'],
    }),
    desk('file_missing', '补公安备案 | Police record added', {
      stage: 'accept',
      who: [role('dispatcher')],
      form: form(must(text('late_record', '备案号 | Record number', 30))),
      limits: within({ finish: days(1) }, [late('finish', 0, tell('manager'))], 'workdays'),
      next: 'settle',
    }),
    waitUntil('activated', '等客户激活 | Until activated', {
      stage: 'online',
      event: 'device_activated',
      timeout: { minutes: days(3), to: 'call' },
      next: 'confirm',
    }),
    desk('call', '电话指导激活 | Helped by phone', {
      stage: 'online',
      who: [role('dispatcher')],
      form: form(
        must(
          select('call_result', '结果 | Result', {
            activated: '已激活 | Activated',
            offline: '客户不联网使用 | Used offline',
          }),
        ),
      ),
      limits: within({ finish: hours(8) }, [late('finish', 0, tell('manager'))], 'office'),
      next: 'confirm',
    }),
    customerConfirms('confirm', '客户确认 | Customer confirms', { judges: 'fit', stage: 'accept', next: 'settle' }),
    settle('accept', 'done', 1_500),
    cannotComplete('unsuitable', '门不适配 | Door does not fit', 'taken'),
    cancelled('not_wanted', '客户不改孔 | Not to be cut', 'taken'),
    done('accept'),
  ],
})

/** 智能锁: looked at in photos first; codes stay with the customer; who is let in has shown who they are. */
export const smartLocks = preset({
  industry: '智能锁 | Smart locks',
  summary:
    '看图判断适配，上门安装测试录视频，激活后客户确认结算；开锁先核验身份并备案。 | Fit is judged from photos, the lock is fitted and filmed, activated, confirmed and settled; opening a door wants identity and a police record.',
  definition,
  serviceItems: [
    item('lock_visit', '上门费 | Visit', 30),
    item('fit_standard', '标准安装 | Standard fitting', 60),
    item('fit_double', '双开门安装 | Double door', 100),
    item('fit_glass', '玻璃门安装 | Glass door', 70, '带玻璃门夹 | Bring the glass clamp'),
    item('cut_hole', '改孔开槽 | Cut the door', 40, '带吸尘与护垫 | Bring vacuum and mats'),
    item('change_body', '更换锁体 | Change lock body', 40),
    item('change_cylinder', '更换锁芯 | Change cylinder', 25),
    item('change_panel', '更换面板 | Change panel', 30),
    item('pair_gateway', '网关配对 | Pair gateway', 20, '需要 2.4G 无线 | Needs 2.4 GHz'),
    item('open_door', '开锁 | Open door', 30, '先核验身份再作业 | Identity first'),
    item('take_off_old', '拆旧锁 | Take old lock off', 20),
  ],
  entrances: [
    byCustomer('scan_lock', '锁面板二维码 | Code on the lock', 'scan'),
    byStaff('shop_sale', '门店销售带单 | With the sale', 'store'),
    bySystem('low_battery', '低电与故障上报 | Low battery or fault', 'device'),
  ],
  sample: {
    report: { service: 'install', lock_model: 'K20 Pro', door_front: ['front-1'], door_edge: ['edge-1'] },
    journeys: [
      { tells: 'fits, fitted, activated', through: ['fit', 'activated', 'confirm'], end: 'done' },
      {
        tells: 'the door is cut, the customer needs help by phone',
        answers: { look: { fits: 'modify' } },
        waits: { activated: 'timeout' },
        through: ['cutting_agreed', 'call'],
        end: 'done',
      },
      {
        tells: 'locked out, and the record is added later',
        report: { service: 'locked_out' },
        answers: { open_door: { owner_id: '11010519491231002X' } },
        through: ['open_door', 'checked', 'file_missing'],
        end: 'done',
      },
      { tells: 'the door does not fit', answers: { look: { fits: 'never' } }, end: 'unsuitable' },
      {
        tells: 'the door must not be cut',
        answers: { look: { fits: 'modify' } },
        decisions: { cutting_agreed: ['rejected'] },
        end: 'not_wanted',
      },
    ],
  },
})
