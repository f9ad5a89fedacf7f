/** Territories by GB/T 2260 code; the parent stands before its children. `tier` is the city tier. */
export const territories = [
  { code: '100000', parent: null, name: '中国', level: 'country', tier: null },
  { code: 'east', parent: '100000', name: '华东', level: 'region', tier: null },
  { code: 'north_west', parent: '100000', name: '西北', level: 'region', tier: null },
  { code: '310000', parent: 'east', name: '上海', level: 'province', tier: 1 },
  { code: '310106', parent: '310000', name: '静安', level: 'district', tier: 1 },
  { code: '310115', parent: '310000', name: '浦东', level: 'district', tier: 1 },
  { code: '320000', parent: 'east', name: '江苏', level: 'province', tier: null },
  { code: '320100', parent: '320000', name: '南京', level: 'city', tier: 2 },
  { code: '330000', parent: 'east', name: '浙江', level: 'province', tier: null },
  { code: '330100', parent: '330000', name: '杭州', level: 'city', tier: 2 },
  { code: '610000', parent: 'north_west', name: '陕西', level: 'province', tier: null },
  { code: '610100', parent: '610000', name: '西安', level: 'city', tier: 2 },
] as const

export type TerritoryCode = (typeof territories)[number]['code']

type Place = {
  readonly key: string
  readonly name: string
  readonly address: string
  readonly territory: TerritoryCode
  readonly latitude: number
  readonly longitude: number
}

export const sites: readonly Place[] = [
  {
    key: 'zhabei',
    name: '闸北站',
    address: '上海市静安区共和新路 2449 号',
    territory: '310106',
    latitude: 31.2731,
    longitude: 121.4587,
  },
  {
    key: 'zhangjiang',
    name: '张江站',
    address: '上海市浦东新区碧波路 500 号',
    territory: '310115',
    latitude: 31.2042,
    longitude: 121.5936,
  },
  {
    key: 'gulou',
    name: '鼓楼站',
    address: '南京市鼓楼区中山北路 105 号',
    territory: '320100',
    latitude: 32.0721,
    longitude: 118.7669,
  },
  {
    key: 'yanta',
    name: '雁塔站',
    address: '西安市雁塔区长安中路 88 号',
    territory: '610100',
    latitude: 34.2256,
    longitude: 108.9452,
  },
]

export const stores: readonly Place[] = [
  {
    key: 'lingshi',
    name: '邻禾便利 灵石路店',
    address: '上海市静安区灵石路 745 号 一层',
    territory: '310106',
    latitude: 31.2852,
    longitude: 121.4418,
  },
  {
    key: 'pengjiang',
    name: '邻禾便利 彭江路店',
    address: '上海市静安区彭江路 602 号',
    territory: '310106',
    latitude: 31.2946,
    longitude: 121.4561,
  },
  {
    key: 'daning',
    name: '邻禾便利 大宁路店',
    address: '上海市静安区大宁路 680 号',
    territory: '310106',
    latitude: 31.2768,
    longitude: 121.4531,
  },
  {
    key: 'bibo',
    name: '邻禾便利 碧波路店',
    address: '上海市浦东新区碧波路 690 号',
    territory: '310115',
    latitude: 31.2068,
    longitude: 121.5967,
  },
  {
    key: 'jinke',
    name: '邻禾便利 金科路店',
    address: '上海市浦东新区金科路 2889 号',
    territory: '310115',
    latitude: 31.2011,
    longitude: 121.6037,
  },
  {
    key: 'zhujiang',
    name: '邻禾便利 珠江路店',
    address: '南京市玄武区珠江路 435 号',
    territory: '320100',
    latitude: 32.0513,
    longitude: 118.7932,
  },
  {
    key: 'wensan',
    name: '邻禾便利 文三路店',
    address: '杭州市西湖区文三路 478 号',
    territory: '330100',
    latitude: 30.2776,
    longitude: 120.1286,
  },
  {
    key: 'xiaozhai',
    name: '邻禾便利 小寨店',
    address: '西安市雁塔区小寨东路 126 号',
    territory: '610100',
    latitude: 34.2232,
    longitude: 108.9479,
  },
]

export const warehouses: readonly Place[] = [
  {
    key: 'shanghai_store',
    name: '上海中心仓',
    address: '上海市宝山区沪太路 2999 号',
    territory: '310106',
    latitude: 31.3302,
    longitude: 121.4203,
  },
  {
    key: 'xian_store',
    name: '西安前置仓',
    address: '西安市未央区凤城八路 12 号',
    territory: '610100',
    latitude: 34.3433,
    longitude: 108.9452,
  },
]
