import { stores } from './places.ts'

type Model = {
  readonly model: string
  readonly name: string
  readonly spots: readonly string[]
  readonly serial: string
  /** Years of warranty on labour and on the system the asset lives by. */
  readonly labourYears: number
  readonly system: { readonly label: string; readonly covers: string; readonly years: number }
  readonly hint?: string
}

const models: readonly Model[] = [
  {
    model: 'CN-L460',
    name: '立式冷冻展示柜',
    spots: ['2 号柜', '3 号柜'],
    serial: '2309',
    labourYears: 2,
    system: { label: '压缩机系统', covers: 'compressor', years: 5 },
    hint: '断电前请店员先移走冰品；货梯免费',
  },
  {
    model: 'CN-R320',
    name: '风幕冷藏柜',
    spots: ['1 号柜'],
    serial: '2304',
    labourYears: 2,
    system: { label: '压缩机系统', covers: 'compressor', years: 5 },
    hint: '风幕柜在收银台左侧，先关灯再断电',
  },
  {
    model: 'IM-80',
    name: '制冰机',
    spots: ['水吧'],
    serial: '2402',
    labourYears: 1,
    system: { label: '蒸发器', covers: 'evaporator', years: 3 },
    hint: '先关进水阀，蓄冰盒要清空',
  },
  {
    model: 'OV-60',
    name: '对流烤箱',
    spots: ['烘焙区'],
    serial: '2401',
    labourYears: 1,
    system: { label: '加热系统', covers: 'heating', years: 2 },
    hint: '停机 30 分钟后再拆后板',
  },
]

export type SeedAsset = {
  readonly key: string
  readonly store: string
  readonly spot: string
  readonly model: string
  readonly name: string
  readonly serial: string
  /** Days before the story's today. */
  readonly installedDaysAgo: number
  readonly labourYears: number
  readonly system: Model['system']
  readonly hint: string | null
}

/** Five machines in each of the eight stores: 40, installed over the last three years. */
export const assets: readonly SeedAsset[] = stores.flatMap((store, s) =>
  models.flatMap((m, i) =>
    m.spots.map((spot, n) => ({
      key: `${store.key}_${m.model.toLowerCase().replace('-', '_')}_${n + 1}`,
      store: store.key,
      spot,
      model: m.model,
      name: m.name,
      serial: `${m.serial}-${String(1_000 + s * 23 + i * 7 + n * 11 + 187).padStart(5, '0')}`,
      installedDaysAgo: 780 + ((s * 97 + i * 41 + n * 13) % 300) - (s === 0 && i === 0 ? 0 : i * 60),
      labourYears: m.labourYears,
      system: m.system,
      hint: m.hint ?? null,
    })),
  ),
)
