import { area } from './area.ts'

/** Points that promotions give: with an order, and all that one has. */
export const rewardWords = area({
  points: { 'zh-CN': '我的积分', en: 'My points' },
  count: { 'zh-CN': (points: string) => `${points} 积分`, en: (points: string) => `${points} points` },
  once: {
    'zh-CN': (base: string, spend: string, each: string) => `按 ${base} 算，满 ${spend} 送 ${each}`,
    en: (base: string, spend: string, each: string) => `${each} from ${spend} on; counted on ${base}`,
  },
  every: {
    'zh-CN': (base: string, spend: string, each: string) => `按 ${base} 算，每满 ${spend} 送 ${each}`,
    en: (base: string, spend: string, each: string) => `${each} for every ${spend}; counted on ${base}`,
  },
  given: { 'zh-CN': (points: string) => `已送 ${points} 积分`, en: (points: string) => `${points} points given` },
  later: {
    'zh-CN': (points: string) => `结算确认后送 ${points} 积分`,
    en: (points: string) => `${points} points once it is confirmed`,
  },
  held: { 'zh-CN': (points: string) => `送 ${points} 积分`, en: (points: string) => `${points} points with it` },
  whatFor: { 'zh-CN': '结算更正后积分跟着变', en: 'A corrected settlement corrects its points' },
})
