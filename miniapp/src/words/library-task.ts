import { area } from './area.ts'

/** Service items of a task: what they take, how they are done, what became otherwise. */
export const libraryTaskWords = area({
  needs: { 'zh-CN': '项目要用的配件', en: 'Parts for the work' },
  pickedOf: {
    'zh-CN': (picked: number, needed: number) => `已取 ${picked} / ${needed}`,
    en: (picked: number, needed: number) => `${picked} of ${needed} picked`,
  },
  takeMore: { 'zh-CN': (count: number) => `加 ${count} 件`, en: (count: number) => `Add ${count}` },
  enough: { 'zh-CN': '够了', en: 'Enough' },
  noneOnVan: { 'zh-CN': '车上不够', en: 'Short on van' },
  items: { 'zh-CN': '服务项目', en: 'Service items' },
  total: {
    'zh-CN': (count: number, time: string) => `${count} 项 · ${time}`,
    en: (count: number, time: string) => `${count} items · ${time}`,
  },
  takes: { 'zh-CN': (list: string) => `用 ${list}`, en: (list: string) => `Takes ${list}` },
  priceLater: { 'zh-CN': '连上网看价格', en: 'Price when online' },
  updated: { 'zh-CN': '说明已更新', en: 'Updated' },
  updatedItems: {
    'zh-CN': (name: string, more: number) => (more === 0 ? name : `${name}等 ${more + 1} 项`),
    en: (name: string, more: number) => (more === 0 ? name : `${name} and ${more} more`),
  },
  since: {
    'zh-CN': (time: string) => `接到这一步之后更新的：${time}`,
    en: (time: string) => `Changed since this step was opened: ${time}`,
  },
  instruction: { 'zh-CN': '怎么做', en: 'How to do it' },
  whatChanged: { 'zh-CN': '改了什么', en: 'What changed' },
  newLine: { 'zh-CN': '新增', en: 'New' },
  goneLine: { 'zh-CN': '删去', en: 'Gone' },
  minutesChanged: {
    'zh-CN': (before: number, after: number) => `工时 ${before} → ${after} 分钟`,
    en: (before: number, after: number) => `${before} → ${after} minutes`,
  },
  partChanged: {
    'zh-CN': (name: string, before: number, after: number) => `${name} ${before} → ${after} 件`,
    en: (name: string, before: number, after: number) => `${name} ${before} → ${after}`,
  },
  hints: { 'zh-CN': '出发前知道', en: 'Before you leave' },
  hintsChanged: { 'zh-CN': '现场提示改了', en: 'Site hints changed' },
  noInstruction: { 'zh-CN': '没有写说明', en: 'No instruction' },
  needsNet: { 'zh-CN': '说明还没下载，连上网再看', en: 'Not on this phone yet; look when online' },
  packages: { 'zh-CN': '选套餐', en: 'Packages' },
  take: { 'zh-CN': '用这个', en: 'Take it' },
  opensAnother: { 'zh-CN': '会另开一张关联工单', en: 'Opens a linked order' },
  taken: { 'zh-CN': (name: string) => `已加：${name}`, en: (name: string) => `Added: ${name}` },
  asked: { 'zh-CN': (name: string) => `${name}：将另开一单`, en: (name: string) => `${name}: a linked order follows` },
  lines: { 'zh-CN': (count: number) => `${count} 个项目`, en: (count: number) => `${count} items` },
  noPackages: { 'zh-CN': '没有可选的套餐', en: 'No packages' },
  noPrice: { 'zh-CN': '没有定价', en: 'No price' },
})
