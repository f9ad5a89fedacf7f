import type { Role } from '@field/domain/access'

type Member = {
  /** Also the id of the person's phone in the WeChat sandbox. */
  readonly key: string
  readonly name: string
  readonly role: Role
  /** The site or store where the role is held. */
  readonly place?: string
  readonly badge?: string
  readonly skills?: readonly string[]
  /** Somebody to open the app as, after `npm start`. */
  readonly shown?: true
}

/** The founder: the one membership that is written to the database; everybody else is invited through the API. */
export const founder: Member = { key: 'han', name: '韩悦', role: 'admin', shown: true }

export const members: readonly Member[] = [
  { key: 'shen', name: '沈岚', role: 'manager', shown: true },
  { key: 'gu', name: '顾晓', role: 'dispatcher', shown: true },
  { key: 'fang', name: '方铭', role: 'finance', shown: true },
  { key: 'zhou', name: '周倩', role: 'store_staff', place: 'lingshi', shown: true },
  { key: 'tang', name: '唐可', role: 'store_staff', place: 'pengjiang' },
  { key: 'he', name: '何苗', role: 'store_staff', place: 'daning' },
  { key: 'xu', name: '许佳', role: 'store_staff', place: 'bibo' },
  { key: 'jiang', name: '蒋欣', role: 'store_staff', place: 'jinke' },
  { key: 'ding', name: '丁蕾', role: 'store_staff', place: 'zhujiang' },
  { key: 'lu', name: '陆瑶', role: 'store_staff', place: 'wensan' },
  { key: 'bai', name: '白静', role: 'store_staff', place: 'xiaozhai' },
  {
    key: 'lin',
    name: '林志远',
    role: 'technician',
    place: 'zhabei',
    badge: '0231',
    skills: ['commercial_refrigeration'],
    shown: true,
  },
  {
    key: 'wu',
    name: '吴海峰',
    role: 'technician',
    place: 'zhabei',
    badge: '0187',
    skills: ['commercial_refrigeration', 'laundry'],
  },
  {
    key: 'zhao',
    name: '赵一鸣',
    role: 'technician',
    place: 'zhabei',
    badge: '0264',
    skills: ['commercial_refrigeration', 'kitchen'],
  },
  {
    key: 'sun',
    name: '孙立',
    role: 'technician',
    place: 'zhabei',
    badge: '0302',
    skills: ['commercial_refrigeration', 'air_conditioning'],
  },
  {
    key: 'qian',
    name: '钱程',
    role: 'technician',
    place: 'zhangjiang',
    badge: '0145',
    skills: ['commercial_refrigeration', 'kitchen'],
  },
  {
    key: 'chen',
    name: '陈启明',
    role: 'technician',
    place: 'zhangjiang',
    badge: '0219',
    skills: ['commercial_refrigeration'],
  },
  {
    key: 'yang',
    name: '杨帆',
    role: 'technician',
    place: 'zhangjiang',
    badge: '0278',
    skills: ['commercial_refrigeration', 'laundry'],
  },
  {
    key: 'huang',
    name: '黄磊',
    role: 'technician',
    place: 'gulou',
    badge: '0166',
    skills: ['commercial_refrigeration', 'kitchen'],
  },
  {
    key: 'luo',
    name: '罗勇',
    role: 'technician',
    place: 'gulou',
    badge: '0251',
    skills: ['commercial_refrigeration', 'air_conditioning'],
  },
  { key: 'ma', name: '马骏', role: 'technician', place: 'gulou', badge: '0290', skills: ['commercial_refrigeration'] },
  {
    key: 'gao',
    name: '高翔',
    role: 'technician',
    place: 'yanta',
    badge: '0133',
    skills: ['commercial_refrigeration', 'kitchen'],
  },
  {
    key: 'liang',
    name: '梁波',
    role: 'technician',
    place: 'yanta',
    badge: '0248',
    skills: ['commercial_refrigeration', 'laundry'],
  },
]

/** Customers come by themselves: they scan a sticker. */
export const customers = [
  { key: 'mei', name: '梅女士', shown: true },
  { key: 'cai', name: '蔡先生' },
  { key: 'yu', name: '余女士' },
  { key: 'peng', name: '彭先生' },
  { key: 'song', name: '宋女士' },
  { key: 'dong', name: '董先生' },
] as const
