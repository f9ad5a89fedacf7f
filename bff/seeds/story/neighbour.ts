import { hour } from '@field/domain/kernel'
import type { Tale } from '../tell.ts'
import type { members } from './people.ts'

/** A second company in the same database and the same mini-program: nothing of the first may be seen in it. */
export const neighbour = {
  code: 'beichen',
  name: '北辰冷链维保',
  founder: { key: 'beichen_qi', name: '齐峰' },
  customer: { key: 'beichen_wei', name: '魏女士' },
  tales: (now: number): Tale[] =>
    (['rated', 'settled', 'awaiting_acceptance', 'assigned'] as const).map((end, i) => ({
      asset: `lingshi_cn_${i % 2 === 0 ? 'l460_1' : 'r320_1'}`,
      customer: { key: 'beichen_wei', name: '魏女士' },
      symptoms: ['not_cooling'],
      at: now - 45 * hour + i * 3 * hour,
      end,
      full: false,
      parts: [],
      items: [],
      fault: 'e2',
      stars: 5,
      praise: '',
    })),
}

export const neighbourMembers: typeof members = [
  { key: 'beichen_pan', name: '潘越', role: 'dispatcher' },
  {
    key: 'beichen_shi',
    name: '石磊',
    role: 'technician',
    place: 'zhabei',
    badge: '1001',
    skills: ['commercial_refrigeration'],
  },
  { key: 'beichen_mo', name: '莫莉', role: 'store_staff', place: 'lingshi' },
]
