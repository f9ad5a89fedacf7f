import { area } from './area.ts'

/** A customer's own reports. */
export const orders = area({
  title: { 'zh-CN': '我的单', en: 'My reports' },
  open: { 'zh-CN': '正在处理', en: 'In progress' },
  over: { 'zh-CN': '以前的', en: 'Earlier' },
  none: { 'zh-CN': '还没有报修', en: 'No reports yet' },
  noneWhat: { 'zh-CN': '设备坏了，扫它上面的码', en: 'When something breaks, scan its code' },
  expected: { 'zh-CN': (time: string) => `约 ${time} 到`, en: (time: string) => `About ${time}` },
  latest: { 'zh-CN': (time: string) => `${time} 前到`, en: (time: string) => `By ${time}` },
  reported: { 'zh-CN': (time: string) => `${time} 报修`, en: (time: string) => `Reported ${time}` },
  keptTitle: { 'zh-CN': '报修', en: 'Report' },
  refused: { 'zh-CN': '没有收下，点开看看', en: 'Not taken; open it' },
  end: { 'zh-CN': '没有更多了', en: 'That is all' },
})
