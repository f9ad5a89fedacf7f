import type { Answer, Field, FieldKind } from '@field/domain/form'

const label = { 'zh-CN': '题', en: 'Question' }
const option = (value: string, zh: string, en: string) => ({ value, label: { 'zh-CN': zh, en } })
const at = (text: string): number => Date.parse(`${text}+08:00`)
export const now = at('2026-11-22T09:30:00')
export const ids = { part: '019a0000-0000-7000-8000-000000000001', asset: '019a0000-0000-7000-8000-000000000002' }
export const names = { [ids.part]: '门封条', [ids.asset]: '冷柜 2 号' }

type Case = {
  /** The members of the kind beside key and label. */
  readonly rules: { readonly [member: string]: unknown }
  readonly sound: Answer | null
  readonly text: string
  readonly english: string
  /** Right in kind, beyond the limits, and the fault that a final answer gets. */
  readonly beyond: readonly (readonly [answer: unknown, fault: string])[]
  readonly wrongKind: unknown
  /** What a definition may not say, and the fault. */
  readonly broken: readonly [rules: object, fault: string]
}

const media = (zh: string, english: string): Case => ({
  rules: { min: 2, max: 3 },
  sound: ['a', 'b'],
  text: zh,
  english,
  beyond: [
    [['a'], 'too_few q'],
    [['a', 'b', 'c', 'd'], 'too_many q'],
  ],
  wrongKind: 'a',
  broken: [{ max: 21 }, 'too_large form.fields.0.max'],
})
const plain = (text: string): Pick<Case, 'sound' | 'text' | 'english'> => ({ sound: text, text, english: text })

/** Every kind of field with an answer that is sound, some that are not, and what is read. */
export const everyKind: { readonly [K in FieldKind]: Case } = {
  text: {
    rules: { min: 2, max: 4 },
    ...plain('门封条'),
    beyond: [
      ['门', 'too_short q'],
      ['门门门门门', 'too_long q'],
    ],
    wrongKind: 4,
    broken: [{ min: 5, max: 4 }, 'too_large form.fields.0.min'],
  },
  long_text: {
    rules: {},
    ...plain('旧的已老化'),
    beyond: [['长'.repeat(2_001), 'too_long q']],
    wrongKind: ['a'],
    broken: [{ format: '^.*$' }, 'not_an_option form.fields.0.format'],
  },
  number: {
    rules: { min: -60, max: 60, decimals: 1, unit: { 'zh-CN': '℃' } },
    sound: -18.4,
    text: '-18.4 ℃',
    english: '-18.4 ℃',
    beyond: [
      [61, 'too_large q'],
      [1.25, 'wrong_format q'],
    ],
    wrongKind: '3',
    broken: [{ decimals: 10 }, 'too_large form.fields.0.decimals'],
  },
  money: {
    rules: { max: 50_000 },
    sound: 32_000,
    text: '¥320.00',
    english: '¥320.00',
    beyond: [
      [-1, 'too_small q'],
      [1.5, 'wrong_format q'],
    ],
    wrongKind: '320.00',
    broken: [{ max: 0.5 }, 'wrong_format form.fields.0.max'],
  },
  select: {
    rules: { options: [option('e1', '传感器故障', 'Sensor fault'), option('e2', '不启动', 'Does not start')] },
    sound: 'e1',
    text: '传感器故障',
    english: 'Sensor fault',
    beyond: [['e3', 'not_an_option q']],
    wrongKind: ['e1'],
    broken: [{ options: [option('a', '甲', 'A'), option('a', '乙', 'B')] }, 'not_unique form.fields.0.options.1.value'],
  },
  multi_select: {
    rules: { options: [option('ice', '结霜', 'Frost'), option('leak', '漏水', 'Leaking')], max: 2 },
    sound: ['leak', 'ice'],
    text: '漏水、结霜',
    english: 'Leaking, Frost',
    beyond: [
      [['hot'], 'not_an_option q'],
      [['ice', 'ice'], 'not_an_option q'],
    ],
    wrongKind: 'ice',
    broken: [{ options: [] }, 'too_few form.fields.0.options'],
  },
  cascade: {
    rules: {
      levels: [{ 'zh-CN': '投诉分类' }, { 'zh-CN': '问题' }, { 'zh-CN': '细项' }],
      options: [
        {
          ...option('complaint', '投诉', 'Complaint'),
          tags: ['complaint'],
          children: [
            {
              ...option('dish', '菜品问题', 'Dish'),
              children: [{ ...option('foreign', '有异物', 'Foreign body'), tags: ['urgent', 'complaint'] }],
            },
            option('service', '服务态度', 'Service'),
          ],
        },
      ],
    },
    sound: ['complaint', 'dish', 'foreign'],
    text: '投诉 / 菜品问题 / 有异物',
    english: 'Complaint / Dish / Foreign body',
    beyond: [
      [['complaint', 'dish'], 'too_few q'],
      [['complaint', 'price'], 'not_an_option q.1'],
    ],
    wrongKind: 'complaint',
    broken: [{ levels: [{ 'zh-CN': '一' }] }, 'too_large form.fields.0.options.0.children'],
  },
  date: {
    rules: { min: 'today' },
    sound: at('2026-11-22T00:00:00'),
    text: '2026-11-22',
    english: '2026-11-22',
    beyond: [
      [at('2026-11-21T23:59:59'), 'too_small q'],
      [9e15, 'wrong_format q'],
    ],
    wrongKind: '2026-11-22',
    broken: [{ min: 'tomorrow' }, 'not_an_option form.fields.0.min'],
  },
  datetime: {
    rules: { max: 'today' },
    sound: at('2026-11-22T23:59:59'),
    text: '2026-11-22 23:59',
    english: '2026-11-22 23:59',
    beyond: [[at('2026-11-23T00:00:00'), 'too_large q']],
    wrongKind: true,
    broken: [{ max: 7 }, 'not_an_option form.fields.0.max'],
  },
  time_range: {
    rules: {},
    sound: { from: at('2026-11-22T14:00:00'), to: at('2026-11-22T16:00:00') },
    text: '2026-11-22 14:00–16:00',
    english: '2026-11-22 14:00–16:00',
    beyond: [
      [{ from: 2, to: 2 }, 'too_small q.to'],
      [{ from: 0.5, to: 2 }, 'wrong_format q.from'],
    ],
    wrongKind: { from: 1 },
    broken: [{ min: 1 }, 'unknown_field form.fields.0.min'],
  },
  phone: {
    rules: {},
    ...plain('138 0013 8000'),
    beyond: [['12345', 'wrong_format q']],
    wrongKind: 13_800_138_000,
    broken: [{ region: 'cn' }, 'unknown_field form.fields.0.region'],
  },
  address: {
    rules: {},
    sound: { text: '浦东新区世纪大道 1 号', division: '310115', latitude: 31.24, longitude: 121.5 },
    text: '浦东新区世纪大道 1 号',
    english: '浦东新区世纪大道 1 号',
    beyond: [
      [{ text: ' ' }, 'too_short q.text'],
      [{ text: '路', division: '31' }, 'wrong_format q.division'],
      [{ text: '路', latitude: 31 }, 'wrong_format q.longitude'],
    ],
    wrongKind: '浦东新区',
    broken: [{ max: 1 }, 'unknown_field form.fields.0.max'],
  },
  location: {
    rules: {},
    sound: { latitude: 31.24, longitude: 121.5 },
    text: '31.24000, 121.50000',
    english: '31.24000, 121.50000',
    beyond: [[{ latitude: 91, longitude: 0 }, 'wrong_format q.latitude']],
    wrongKind: [31.24, 121.5],
    broken: [{ min: 1 }, 'unknown_field form.fields.0.min'],
  },
  photo: media('2 张照片', '2 photos'),
  audio: media('2 段录音', '2 recordings'),
  video: media('2 段视频', '2 videos'),
  file: media('2 个文件', '2 files'),
  signature: {
    rules: {},
    sound: 'f1',
    text: '已签名',
    english: 'Signed',
    beyond: [],
    wrongKind: 7,
    broken: [{ min: 1 }, 'unknown_field form.fields.0.min'],
  },
  rating: {
    rules: {},
    sound: 4,
    text: '4 / 5',
    english: '4 / 5',
    beyond: [
      [6, 'not_an_option q'],
      [2.5, 'not_an_option q'],
    ],
    wrongKind: '5',
    broken: [{ max: 10 }, 'unknown_field form.fields.0.max'],
  },
  serial: {
    rules: {},
    ...plain('2309-01187'),
    beyond: [['编号', 'wrong_format q']],
    wrongKind: 2309,
    broken: [{ format: 'serial' }, 'unknown_field form.fields.0.format'],
  },
  asset: {
    rules: {},
    sound: ids.asset,
    text: '冷柜 2 号',
    english: '冷柜 2 号',
    beyond: [['fridge', 'wrong_format q']],
    wrongKind: 2,
    broken: [{ role: 'technician' }, 'unknown_field form.fields.0.role'],
  },
  person: {
    rules: { role: 'technician' },
    sound: ids.part.replace(/1$/, '9'),
    text: ids.part.replace(/1$/, '9'),
    english: ids.part.replace(/1$/, '9'),
    beyond: [['somebody', 'wrong_format q']],
    wrongKind: {},
    broken: [{ role: 'king' }, 'not_an_option form.fields.0.role'],
  },
  part_lines: {
    rules: { max: 2 },
    sound: [{ partId: ids.part, quantity: 2 }],
    text: '门封条 × 2',
    english: '门封条 × 2',
    beyond: [
      [[{ partId: ids.part, quantity: 0.5 }], 'quantity_invalid q.0.quantity'],
      [
        [
          { partId: ids.part, quantity: 1 },
          { partId: ids.part, quantity: 1 },
        ],
        'not_unique q.1',
      ],
    ],
    wrongKind: [{ partId: ids.part }],
    broken: [{ max: 0 }, 'too_small form.fields.0.max'],
  },
  service_items: {
    rules: {},
    sound: [{ itemId: ids.part, quantity: 1 }],
    text: '门封条 × 1',
    english: '门封条 × 1',
    beyond: [[[{ itemId: 'clean', quantity: 1 }], 'wrong_format q.0.itemId']],
    wrongKind: [{ itemId: ids.part, quantity: 1, price: 3 }],
    broken: [{ maxDiscount: 1 }, 'unknown_field form.fields.0.maxDiscount'],
  },
  quote_lines: {
    rules: { maxDiscount: 200 },
    sound: [
      { name: '压缩机', quantity: 1, priceFen: 80_000, discount: 100 },
      { name: '人工', quantity: 1.5, priceFen: 20_000 },
    ],
    text: '压缩机 ¥800.00 × 1 −10% = ¥720.00；人工 ¥200.00 × 1.5 = ¥300.00；合计：¥1020.00',
    english: '压缩机 ¥800.00 × 1 −10% = ¥720.00; 人工 ¥200.00 × 1.5 = ¥300.00; Total: ¥1020.00',
    beyond: [
      [[{ name: '人工', quantity: 1, priceFen: 1, discount: 201 }], 'too_large q.0.discount'],
      [[{ name: '人工', quantity: 1, priceFen: 0.5 }], 'amount_invalid q.0.priceFen'],
      [[{ name: '人工', quantity: 0.0001, priceFen: 5 }], 'quantity_invalid q.0.quantity'],
      [[{ name: ' ', quantity: 1, priceFen: 5 }], 'too_short q.0.name'],
    ],
    wrongKind: [{ name: '人工', quantity: '1', priceFen: 5 }],
    broken: [{ maxDiscount: 1_001 }, 'too_large form.fields.0.maxDiscount'],
  },
  checklist: {
    rules: {
      lines: [
        {
          key: 'door_seal',
          label: { 'zh-CN': '门封条', en: 'Door seal' },
          evidence: 'none',
          actions: [option('replaced', '更换', 'Replaced')],
        },
        { key: 'lamp', label: { 'zh-CN': '灯', en: 'Lamp' }, evidence: 'none' },
      ],
    },
    sound: {
      door_seal: { done: true, action: 'replaced', before: [], after: [] },
      lamp: { done: false, notApplicable: true, note: '无灯', before: [], after: [] },
    },
    text: '门封条：更换；灯：不适用 (无灯)',
    english: 'Door seal: Replaced; Lamp: Not applicable (无灯)',
    beyond: [
      [{ door_seal: { done: true, action: 'burnt', before: [], after: [] } }, 'not_an_option q.door_seal.action'],
    ],
    wrongKind: [true],
    broken: [{ lines: [{ key: 'Lamp', label, evidence: 'none' }] }, 'wrong_format form.fields.0.lines.0.key'],
  },
  computed: {
    rules: { formula: { op: 'constant', value: 1.25 }, as: 'number', decimals: 1, unit: { 'zh-CN': '小时', en: 'h' } },
    sound: 1.3,
    text: '1.3 小时',
    english: '1.3 h',
    beyond: [],
    wrongKind: null,
    broken: [{ formula: { op: 'power', of: [] } }, 'not_an_option form.fields.0.formula.op'],
  },
  section: {
    rules: {},
    sound: null,
    text: '',
    english: '',
    beyond: [['x', 'unknown_field q']],
    wrongKind: null,
    broken: [{ max: 1 }, 'unknown_field form.fields.0.max'],
  },
  hint: {
    rules: {},
    sound: null,
    text: '',
    english: '',
    beyond: [['x', 'unknown_field q']],
    wrongKind: null,
    broken: [{ label: { en: 'Only English' } }, 'required form.fields.0.label.zh-CN'],
  },
}

/** A field of that kind named `q`. */
export const fieldOf = (kind: FieldKind, rules: object = {}): Field =>
  ({ key: 'q', kind, label, ...everyKind[kind].rules, ...rules }) as Field
