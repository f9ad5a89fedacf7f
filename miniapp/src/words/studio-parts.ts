import { area } from './area.ts'

/** What the pages beside the designer share: entrances, rules, keys. */
export const studioParts = area({
  atField: {
    'zh-CN': (field: string, why: string) => `「${field}」：${why}`,
    en: (field: string, why: string) => `${field}: ${why}`,
  },
  restored: { 'zh-CN': '上次没保存的改动还在', en: 'Your unsaved changes are back' },
  giveUp: { 'zh-CN': '放弃改动', en: 'Discard' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  nothingNew: { 'zh-CN': '没有改动', en: 'No changes' },
  saved: { 'zh-CN': '已保存', en: 'Saved' },
  removed: { 'zh-CN': '已删去', en: 'Removed' },
  takeTheirs: { 'zh-CN': '看最新的', en: 'See the latest' },
  keepOurs: { 'zh-CN': '用我的', en: 'Keep mine' },
  foundNone: { 'zh-CN': '没有找到', en: 'Nothing found' },
  foundMore: {
    'zh-CN': (shown: number, found: number) => `找到 ${found} 个，先看 ${shown} 个，多打几个字更快`,
    en: (shown: number, found: number) => `${shown} of ${found} found; type more to see the others`,
  },
})
