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

const inState: readonly End[] = [
  'rated',
  'settled',
  'awaiting_confirmation',
  'rework',
  'awaiting_acceptance',
  'paused',
  'in_progress',
  'travelling',
  'accepted',
  'assigned',
  'unassigned',
]

/** The last hours: one work order in every state, the freezer of the story among those that are waited for. */
export function present(now: number): Tale[] {
  const first = now - 31 * hour
  return inState.map((end, i) =>
    tale(i * 7 + 1, first + i * 160 * minute, end, { full: true, asset: pick(fridges.slice(3), i * 4 + 2).key }),
  )
}

// Midnight in China, whatever the clock of this machine is set to.
const startOfDay = (at: number): number => Math.floor((at + 8 * hour) / day) * day - 8 * hour
