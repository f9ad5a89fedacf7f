import type { Label } from '@field/domain/kernel'
import { label, type Words } from '../build/words.ts'

/** A part that ready items take, with how price books and warranties sort it. */
export type LibraryPart = { readonly code: string; readonly label: Label; readonly category: string }

/** A service that any company of the trade may take over: everything but its price. */
export type LibraryItem = {
  readonly code: string
  readonly label: Label
  /** The trade, then the kind of thing. */
  readonly path: readonly Label[]
  readonly minutes: number
  readonly parts: readonly { readonly code: string; readonly quantity: number }[]
  readonly hints: readonly Label[]
  readonly instruction: Label
}

/** What is to be known of sites again and again, asked before somebody sets off. */
const hints = {
  lift: '先问物业：货梯是否收费、何时可用 | Ask the building whether the goods lift is charged, and when it may be used',
  stairs: '无电梯的楼层先问清，重物双人搬 | Ask for the floor where there is no lift; two people for heavy things',
  window:
    '外机在窗外：带安全绳，双人作业，物业登记 | Outdoor unit outside the window: safety rope, two people, sign in with the building',
  power: '确认能断电的时段与配电箱位置 | Ask when power may be cut, and where the board is',
  water: '确认水阀位置，能否关停 | Ask where the water valve is, and whether it may be shut',
  gas: '先确认燃气阀能关，屋内通风 | Make sure the gas valve shuts and the room is aired',
  fire: '动火要先办动火证，带灭火器 | Brazing needs a hot work permit and an extinguisher',
  night: '约在打烊后，预留收尾时间 | Arrange after closing time, with time to clear up',
  sign: '进小区或机房要登记，带身份证 | Sign in at the gate or plant room; bring identification',
  parking: '停车是否收费、限高多少 | Ask whether parking is charged, and how high the car may be',
  owner: '必须本人或受托人在场，先核验证件 | The owner or an agent must be there; check papers first',
  pets: '家中有无宠物或过敏者，备鞋套与垫布 | Ask for pets and allergies; bring shoe covers and mats',
  goods: '请对方先移走货物或食品 | Have goods or food moved first',
  data: '先请客户备份，设备上有密码的要在场 | Have the customer back up; whoever knows the password must be there',
  height: '登高作业：带梯或脚手架，一人扶梯 | Work at height: ladder or scaffold, one person holds it',
  license: '须持证作业，带证备查 | Licensed work: bring the licence',
} as const satisfies { readonly [hint: string]: Words }

export type Hint = keyof typeof hints

/** Code, name, minutes, parts (`CODE CODE*2`), steps parted by `；`, hints. */
export type Row = readonly [code: string, words: Words, minutes: number, parts: string, steps: string, ...Hint[]]

const partsOf = (text: string): LibraryItem['parts'] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [code = '', quantity = '1'] = word.split('*')
      return { code, quantity: Number(quantity) }
    })

/** The items of one kind of thing; what is always done first and last stands around the steps of each. */
export const group = (
  trade: Words,
  kind: Words,
  { first, last }: { readonly first: string; readonly last: string },
  rows: readonly Row[],
): readonly LibraryItem[] =>
  rows.map(([code, words, minutes, parts, steps, ...asked]) => ({
    code,
    label: label(words),
    path: [label(trade), label(kind)],
    minutes,
    parts: partsOf(parts),
    hints: asked.map((hint) => label(hints[hint])),
    instruction: { 'zh-CN': [first, ...steps.split('；'), last].join('\n') },
  }))
