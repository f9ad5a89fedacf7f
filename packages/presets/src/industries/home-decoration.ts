import type { Node } from '@field/domain/workflow'
import {
  approval,
  before,
  byCustomer,
  byStaff,
  bySystem,
  cancelled,
  checklist,
  customerConfirms,
  days,
  desk,
  done,
  file,
  form,
  hours,
  idlest,
  ifGiven,
  item,
  late,
  longText,
  message,
  money,
  moreThan,
  must,
  type Named,
  nearest,
  number,
  on,
  photo,
  preset,
  quote,
  quoteTotal,
  role,
  select,
  settle,
  several,
  signature,
  tell,
  text,
  theCustomer,
  visit,
  type Words,
  waitFor,
  waitUntil,
  within,
  workType,
} from '../build/index.ts'

const report = form(
  must(
    select('home_kind', '房屋情况 | The home', {
      bare: '毛坯 | Bare',
      old: '旧房翻新 | Renovation',
      part: '局部改造 | One room',
    }),
  ),
  must(number('area', '建筑面积 | Floor area', [5, 2_000], '平米 | m²')),
  must(text('estate', '小区楼栋 | Estate and building', 40)),
  several('style', '喜欢的风格 | Styles you like', {
    modern: '现代简约 | Modern',
    cream: '奶油风 | Cream',
    chinese: '新中式 | New Chinese',
    nordic: '北欧 | Nordic',
    wood: '原木 | Wood',
  }),
  money('budget', '预算 | Budget'),
  longText('wishes', '家里几口人，有什么要求 | Who lives there, what do you wish?'),
)

const measured = form(
  must(
    checklist(
      'measure_lines',
      '量房清单 | Measured',
      {
        size: '净尺寸层高 | Sizes and heights',
        beams: '梁柱管位 | Beams and pipes',
        windows: '门窗洞口 | Openings',
        power: '强弱电箱 | Distribution boards',
      },
      { evidence: 'after' },
    ),
  ),
  file('sketch', '量房图 | Sketch', 5),
)

const designed = form(
  must(file('drawings', '平面与效果图 | Plans and pictures', 20)),
  longText('design_notes', '设计说明 | Notes on the design'),
)

const quoted = form(
  must(quote('quote_lines', '预算明细 | Estimate', 200)),
  quoteTotal('quote_total', '预算合计 | Estimate in all', 'quote_lines'),
  must(number('weeks', '工期 | Time of building', [1, 80], '周 | weeks')),
)

/** One trade on the site: the work with its lines, judged by the customer and the site supervisor both before the next begins. */
const trade = (
  key: string,
  words: Words,
  accepted: Words,
  { stage, skill, time, lines, next }: { stage: string; skill: string; time: number; lines: Named; next: string },
): readonly Node[] => [
  visit(key, words, {
    stage,
    who: [nearest(skill)],
    form: form(
      must(checklist(`${key}_lines`, '施工与自检 | Work and own check', lines, { evidence: 'after' })),
      must(photo(`${key}_photos`, '隐蔽部位照片 | Photos of what will be covered', 20)),
    ),
    parts: true,
    services: true,
    standardMinutes: 480,
    limits: within({ accept: days(1), finish: time }, [
      before('finish', days(1)),
      late('finish', 0, tell('manager', 'customer')),
    ]),
    next: `${key}_accepted`,
  }),
  approval(`${key}_accepted`, accepted, {
    stage,
    signers: 'all',
    who: [theCustomer, role('manager')],
    limits: within({ finish: days(3) }, [before('finish', hours(12)), late('finish', 0, tell('manager'))]),
    rejectTo: key,
    next,
  }),
]

const definition = workType('home_decoration', '家装 | Home decoration', {
  report,
  start: 'measure',
  reworkTo: 'finish',
  stages: {
    design: '量房设计 | Design',
    quote: '报价签约 | Contract',
    wiring: '水电 | Pipes, wires',
    walls: '泥木油漆 | Tiles, paint',
    finish: '竣工 | Finished',
  },
  statuses: {
    in_progress: '施工中 | Building',
    awaiting_acceptance: { staff: '待分段验收 | Stage to be accepted', customer: '请来验收 | Please come and look' },
    rework: '整改中 | Being put right',
  },
  messages: [
    message(
      'designer',
      { on: 'assigned', node: 'measure', whom: ['customer'], as: 'assigned' },
      '设计师上门量房 | Designer measures',
    ),
    message(
      'come_look',
      { on: 'node_entered', node: 'wiring_accepted', whom: ['customer'], as: 'awaiting_acceptance' },
      '水电待验收，请到场 | Look at the pipes',
    ),
    message(
      'walls_ready',
      { on: 'node_entered', node: 'paint_accepted', whom: ['customer'], as: 'awaiting_acceptance' },
      '油漆待验收，请到场 | Look at the paint',
    ),
  ],
  nodes: [
    visit('measure', '上门量房 | Measuring', {
      stage: 'design',
      who: [nearest('design'), idlest('design')],
      form: measured,
      standardMinutes: 120,
      limits: within({ accept: hours(4), arrive: days(3) }, [
        before('arrive', hours(2)),
        late('accept', 0, tell('dispatcher')),
      ]),
      next: 'design',
    }),
    desk('design', '方案设计 | Design', {
      stage: 'design',
      who: [{ by: 'previous_handler', node: 'measure' }],
      form: designed,
      limits: within({ finish: days(7) }, [before('finish', days(1)), late('finish', 0, tell('manager'))], 'workdays'),
      next: 'design_agreed',
    }),
    approval('design_agreed', '业主确认方案 | Design agreed', {
      stage: 'design',
      who: [theCustomer, role('dispatcher')],
      limits: within({ finish: days(7) }, [before('finish', days(1))]),
      rejectTo: 'design',
      next: 'quote',
    }),
    desk('quote', '预算报价 | Estimate', {
      stage: 'quote',
      who: [role('dispatcher')],
      form: quoted,
      limits: within({ finish: days(3) }, [late('finish', 0, tell('manager'))], 'workdays'),
      next: [on(ifGiven('quote_total', moreThan('quote_total', 20_000_000)), 'quote_checked'), 'quote_agreed'],
    }),
    approval('quote_checked', '大额预算审核 | Large estimate checked', {
      stage: 'quote',
      signers: 'all',
      who: [role('manager'), role('finance')],
      rejectTo: 'quote',
      next: 'quote_agreed',
    }),
    approval('quote_agreed', '签约确认 | Contract agreed', {
      stage: 'quote',
      who: [theCustomer, role('dispatcher')],
      form: form(must(signature('contract_signature', '签约签名 | Signature under the contract'))),
      limits: within({ finish: days(14) }, [before('finish', days(2))]),
      rejectTo: 'not_signed',
      next: 'deposit',
    }),
    waitUntil('deposit', '等首期款 | Until the first payment', {
      stage: 'quote',
      event: 'deposit_paid',
      timeout: { minutes: days(15), to: 'not_signed' },
      next: 'wiring',
    }),
    ...trade('wiring', '水电施工 | Pipes and wiring', '水电验收 | Pipes and wiring accepted', {
      stage: 'wiring',
      skill: 'plumbing_wiring',
      time: days(12),
      lines: {
        layout: '开槽布管 | Chases and pipes',
        pressure: '水管打压 0.8MPa 30 分钟 | Pressure test 0.8 MPa, 30 min',
        circuits: '回路绝缘测试 | Circuits and insulation',
        drawing: '水电走向图 | Drawing of the runs',
      },
      next: 'water_test',
    }),
    waitFor('water_test', '闭水试验 48 小时 | Water stands for 48 hours', {
      stage: 'wiring',
      minutes: hours(48),
      next: 'tiling',
    }),
    ...trade('tiling', '泥木施工 | Tiling and carpentry', '泥木验收 | Tiling and carpentry accepted', {
      stage: 'walls',
      skill: 'tiling_carpentry',
      time: days(25),
      lines: {
        waterproof: '防水层 | Waterproofing',
        hollow: '空鼓率 | Hollow tiles',
        level: '平整度 | Evenness',
        ceiling: '吊顶龙骨 | Ceiling frame',
      },
      next: 'paint',
    }),
    ...trade('paint', '油漆施工 | Painting', '油漆验收 | Painting accepted', {
      stage: 'walls',
      skill: 'painting',
      time: days(15),
      lines: {
        putty: '腻子找平 | Filled even',
        corners: '阴阳角顺直 | Straight corners',
        colour: '色差刷痕 | Colour and brush marks',
      },
      next: 'finish',
    }),
    visit('finish', '竣工安装与保洁 | Fitting and cleaning', {
      stage: 'finish',
      who: [nearest('fitting')],
      form: form(
        must(
          checklist(
            'finish_lines',
            '竣工清单 | Completion',
            {
              fittings: '洁具灯具安装 | Sanitary and lamps',
              doors: '门与五金 | Doors and fittings',
              cleaning: '开荒保洁 | First cleaning',
              air: '空气检测 | Air test',
              keys: '换装修钥匙 | Builders’ keys changed',
            },
            { evidence: 'after' },
          ),
        ),
        file('air_report', '空气检测报告 | Air report', 3),
      ),
      services: true,
      standardMinutes: 480,
      limits: within({ finish: days(10) }, [before('finish', days(1)), late('finish', 0, tell('manager'))]),
      next: 'confirm',
    }),
    customerConfirms('confirm', '竣工验收 | Completion accepted', {
      judges: 'finish',
      stage: 'finish',
      next: 'settle',
    }),
    settle('finish', 'done', 0),
    cancelled('not_signed', '未签约 | Not signed', 'quote'),
    done('finish'),
  ],
})

/** 家装: measured, designed, estimated, and built trade by trade, each accepted before the next begins. */
export const homeDecoration = preset({
  industry: '家装 | Home decoration',
  summary:
    '量房、设计、报价签约，收到首期款后按水电、泥木、油漆分段施工分段验收，竣工结算。 | Measured, designed and signed; after the first payment built trade by trade, each accepted by customer and supervisor, then completed and settled.',
  definition,
  serviceItems: [
    item('measure', '上门量房 | Measuring', 120),
    item('design_flat', '平面设计（平米） | Plan, per m²', 30),
    item('demolish_wall', '拆墙（平米） | Take down wall, per m²', 40, '承重墙不得拆 | Never load-bearing walls'),
    item('lay_pipe', '水管铺设（米） | Lay pipe, per metre', 15),
    item('lay_wire', '电线布管（米） | Lay wire, per metre', 12),
    item('waterproof', '防水涂刷（平米） | Waterproofing, per m²', 25),
    item('wall_tiles', '墙砖铺贴（平米） | Wall tiles, per m²', 60),
    item('floor_tiles', '地砖铺贴（平米） | Floor tiles, per m²', 50),
    item('ceiling', '石膏板吊顶（平米） | Plasterboard ceiling, per m²', 60),
    item('putty', '批腻子（平米） | Filling, per m²', 20),
    item('latex_paint', '乳胶漆（平米） | Paint, per m²', 15),
    item('fit_sanitary', '洁具安装 | Fit sanitary ware', 60),
    item('first_cleaning', '开荒保洁（平米） | First cleaning, per m²', 6),
  ],
  entrances: [
    byCustomer('show_flat', '样板间二维码 | Code in the show flat', 'scan'),
    byStaff('sales_lead', '客户经理登记 | Entered by sales', 'sales'),
    bySystem('free_design', '免费设计活动 | Free design campaign', 'campaign'),
  ],
  sample: {
    report: { home_kind: 'bare', area: 96, estate: '静安府 7 幢 1201', style: ['modern'], wishes: '三口之家' },
    journeys: [
      {
        tells: 'the whole way, the wiring accepted on the second look',
        decisions: { design_agreed: ['rejected', 'approved'], wiring_accepted: ['rejected'] },
        answers: { quote: { quote_lines: [{ name: '全包', quantity: 1, priceFen: 26_800_000 }] } },
        through: [
          'quote_checked',
          'deposit',
          'wiring_accepted',
          'water_test',
          'tiling_accepted',
          'paint_accepted',
          'confirm',
        ],
        end: 'done',
      },
      { tells: 'the estimate is too dear', decisions: { quote_agreed: ['rejected'] }, end: 'not_signed' },
      { tells: 'the first payment never comes', waits: { deposit: 'timeout' }, end: 'not_signed' },
    ],
  },
})
