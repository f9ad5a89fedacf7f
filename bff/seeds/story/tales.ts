import { day, hour, minute } from '@field/domain/kernel'
import type { End, Tale } from '../tell.ts'
import { assets } from './assets.ts'
import { customers } from './people.ts'

const fridges = assets.filter(({ model }) => model.startsWith('CN-'))

const complaints = [
  {
    symptoms: ['not_cooling', 'frost'],
    words: '早上开始不怎么冷，里面结了一层霜，冰淇淋都软了。',
    fault: 'e4',
    parts: ['EF-12'],
    items: ['replace_evaporator_fan'],
  },
  { symptoms: ['leak'], words: '柜子下面一滩水，擦了又有。', fault: 'none', parts: [], items: [] },
  { symptoms: ['door'], words: '门关不严，一直有冷气出来。', fault: 'none', parts: ['MF-460'], items: [] },
  { symptoms: ['noise'], words: '声音特别大，客人都问是不是坏了。', fault: 'e4', parts: ['FB-7', 'BK-3'], items: [] },
  { symptoms: ['not_cooling'], words: '温度降不下来，一直显示零上两度。', fault: 'e2', parts: ['SC-35'], items: [] },
  { symptoms: ['frost'], words: '', fault: 'e5', parts: [], items: [] },
] as const

const praises = [
  '师傅很准时，讲得也清楚。',
  '修得快，价格和报的一样。',
  '',
  '等得有点久，不过修好了。',
  '很专业，顺手把排水也通了。',
] as const

const pick = <T>(list: readonly T[], i: number): T => {
  const one = list[((i % list.length) + list.length) % list.length]
  if (one === undefined) throw new Error('the story picks from an empty list')
  return one
}

function tale(i: number, at: number, end: End, more: Partial<Tale> = {}): Tale {
  const what = pick(complaints, i)
  return {
    asset: pick(fridges, i * 5 + 3).key,
    customer: pick(customers, i * 3 + 1),
    symptoms: what.symptoms,
    ...(what.words ? { words: what.words } : {}),
    at,
    end,
    full: false,
    parts: what.parts,
    items: what.items,
    fault: what.fault,
    stars: i % 11 === 4 ? 2 : i % 4 === 1 ? 4 : 5,
    praise: pick(praises, i),
    ...more,
  }
}

// Work beyond what the rule confirms by itself: finance has it before them, reviewed it, or let it pass. Of the freezers,
// whose warranty on labour is over; by days before the story's today.
const overhaul = [
  'replace_compressor',
  'recharge_refrigerant',
  'replace_glass_door',
  'replace_fridge_board',
  'replace_defrost_heater',
]
const large: readonly (readonly [back: number, asset: string, finance: NonNullable<Tale['finance']>])[] = [
  [6, 'daning_cn_l460_2', ['reviewed', 'confirmed', 'paid']],
  [5, 'pengjiang_cn_l460_1', ['reviewed', 'confirmed']],
  [4, 'bibo_cn_l460_2', ['reviewed']],
  [3, 'daning_cn_l460_1', []],
  [2, 'jinke_cn_l460_2', []],
]

/** The large jobs of the last week. */
export const overhauls = (now: number): Tale[] =>
  large.map(([back, asset, finance], i) =>
    tale(i * 6, startOfDay(now - back * day) + 10 * hour + i * 17 * minute, 'settled', {
      asset,
      parts: [],
      items: overhaul,
      finance,
    }),
  )

/** Two visits a day for sixty days, nearly all of them brought to an end. */
export function past(now: number): Tale[] {
  const tales: Tale[] = []
  for (let back = 60; back >= 3; back--) {
    const morning = startOfDay(now - back * day)
    for (const [n, at] of [9 * hour + ((back * 13) % 50) * minute, 14 * hour + ((back * 29) % 70) * minute].entries()) {
      const i = back * 2 + n
      const end: End = i % 17 === 5 ? 'cancelled' : i % 5 === 2 ? 'settled' : 'rated'
      tales.push(tale(i, morning + at, end))
    }
  }
  return tales
}

// Minutes before the story's now at which each began, and the machine it is about. The first freezer of 灵石路店 stays
// free: it is the one to report after the first start.
const today: readonly (readonly [end: End, minutesAgo: number, asset: string, customer: number])[] = [
  ['rated', 420, 'daning_cn_l460_1', 1],
  ['settled', 330, 'pengjiang_cn_l460_1', 2],
  ['rework', 175, 'pengjiang_cn_r320_1', 3],
  ['awaiting_confirmation', 160, 'daning_cn_r320_1', 0],
  ['awaiting_acceptance', 112, 'lingshi_cn_l460_2', 0],
  ['paused', 95, 'daning_cn_l460_2', 4],
  ['in_progress', 70, 'bibo_cn_l460_1', 5],
  ['unassigned', 50, 'xiaozhai_cn_l460_1', 2],
  ['in_progress', 48, 'zhujiang_cn_l460_1', 1],
  ['travelling', 26, 'lingshi_cn_r320_1', 0],
  ['accepted', 12, 'pengjiang_cn_l460_2', 3],
  ['accepted', 9, 'jinke_cn_l460_1', 5],
  ['assigned', 6, 'daning_cn_l460_1', 4],
  ['assigned', 4, 'bibo_cn_r320_1', 1],
  ['assigned', 3, 'zhujiang_cn_r320_1', 2],
]

/** The last hours: work orders in every state, so that everybody's screen has something to do. */
export const present = (now: number): Tale[] =>
  today.map(([end, minutesAgo, asset, customer], i) =>
    tale(i * 7 + 1, now - minutesAgo * minute, end, { full: true, asset, customer: pick(customers, customer) }),
  )

// Midnight in China, whatever the clock of this machine is set to.
const startOfDay = (at: number): number => Math.floor((at + 8 * hour) / day) * day - 8 * hour
