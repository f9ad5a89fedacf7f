import type { NewServiceItem } from '../../../bff/src/stock/add-service-items.ts'
import { random } from '../../support/random.ts'

const acts = ['清洗', '更换', '检修', '安装', '拆除', '调试', '保养', '移机']
const places = ['挂机', '柜机', '嵌入式', '商用', '壁挂', '双门', '滚筒', '立式']
const things = ['空调', '冷柜', '洗衣机', '热水器', '净水器', '门锁', '电梯', '风机', '压缩机', '水泵']
const ends = ['', '', '外机', '内机', '主板', '滤芯', '（高空）', '加急']
const english = ['Clean unit', 'Replace part', 'Repair machine', 'Install device', '']

/** Items whose names are put together by chance, the same each time. */
export function manyItems(size: number, seed = 45): readonly NewServiceItem[] {
  const { pick } = random(seed)
  return Array.from({ length: size }, (_, index) => {
    const zh = `${pick(acts)}${pick(places)}${pick(things)}${pick(ends)}`
    const en = pick(english)
    const label = { 'zh-CN': zh, ...(en === '' ? {} : { en }) }
    return { code: `X-${String(index).padStart(5, '0')}`, label, minutes: 10 + (index % 90) }
  })
}
