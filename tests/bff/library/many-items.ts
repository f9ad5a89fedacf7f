import type { OrgId } from '@field/domain/kernel'
import { addServiceItems } from '../../../bff/src/stock/queries.ts'
import { random } from '../../support/random.ts'
import type { TestServer } from '../../support/server.ts'

const acts = ['清洗', '更换', '检修', '安装', '拆除', '调试', '保养', '移机']
const places = ['挂机', '柜机', '嵌入式', '商用', '壁挂', '双门', '滚筒', '立式']
const things = ['空调', '冷柜', '洗衣机', '热水器', '净水器', '门锁', '电梯', '风机', '压缩机', '水泵']
const ends = ['', '', '外机', '内机', '主板', '滤芯', '（高空）', '加急']
const english = ['Clean unit', 'Replace part', 'Repair machine', 'Install device', '']

/** A library of items whose names are put together by chance, the same each time. */
export async function libraryOf(server: TestServer, orgId: OrgId, size: number, seed = 45): Promise<void> {
  const { pick } = random(seed)
  const items = Array.from({ length: size }, (_, index) => {
    const zh = `${pick(acts)}${pick(places)}${pick(things)}${pick(ends)}`
    const en = pick(english)
    const label = { 'zh-CN': zh, ...(en === '' ? {} : { en }) }
    return { code: `X-${String(index).padStart(5, '0')}`, label, minutes: 10 + (index % 90) }
  })
  await server.world.inOrganization(orgId, (tx) => addServiceItems(tx, orgId, items))
}
