import { day, hour, type Instant, type Language, minute } from '@field/domain/kernel'

// China has one time zone without summer time, and places, promises and people are all in it; an offset is exact and,
// unlike Intl, on every phone.
const offset = 8 * hour

/** The parts of an instant on the clock and calendar of China. */
function parts(at: Instant) {
  const local = new Date(at + offset)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    date: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  }
}

const two = (value: number) => String(value).padStart(2, '0')
const dayNumber = (at: Instant) => Math.floor((at + offset) / day)

/** "13:55", "9:00". */
export function clock(at: Instant): string {
  const { hour: h, minute: m } = parts(at)
  return `${h}:${two(m)}`
}

/** "2026-05-08". */
export function date(at: Instant): string {
  const { year, month, date: d } = parts(at)
  return `${year}-${two(month)}-${two(d)}`
}

/** A day that is due or was: "11-26", in other years "2027-02-22". */
export const onDay = (at: Instant, now: Instant): string =>
  parts(at).year === parts(now).year ? date(at).slice(5) : date(at)

const near: Record<Language, Record<-1 | 1, string>> = {
  'zh-CN': { [-1]: '昨天', 1: '明天' },
  en: { [-1]: 'Yesterday', 1: 'Tomorrow' },
}

/** Today "13:55", else "明天 9:00", "11-26 15:52"; in other years only the day: "2027-02-22". */
export function when(at: Instant, now: Instant, language: Language): string {
  const away = dayNumber(at) - dayNumber(now)
  if (away === 0) return clock(at)
  if (away === 1 || away === -1) return `${near[language][away]} ${clock(at)}`
  const { year, month, date: d } = parts(at)
  return year === parts(now).year ? `${two(month)}-${two(d)} ${clock(at)}` : date(at)
}

/** "刚刚", "13 分钟前" up to an hour, then as `when`. */
export function ago(at: Instant, now: Instant, language: Language): string {
  const minutes = Math.floor((now - at) / minute)
  if (minutes >= 60 || minutes < -1) return when(at, now, language)
  if (minutes < 1) return language === 'en' ? 'Just now' : '刚刚'
  return language === 'en' ? `${minutes} min ago` : `${minutes} 分钟前`
}

/** The same inside a sentence: "tomorrow 9:00". */
export const whenInside = (at: Instant, now: Instant, language: Language): string =>
  when(at, now, language).replace(/^[TY]/, (first) => first.toLowerCase())

/** A promise: "14:10 前", "明天 9:00 前"; "by 14:10". */
export function promise(at: Instant, now: Instant, language: Language): string {
  const said = whenInside(at, now, language)
  return language === 'en' ? `by ${said}` : `${said} 前`
}

/** A length of time: "45 分钟", "1 小时 34 分", "2 天 3 小时"; below a minute counts as one. */
export function duration(length: number, language: Language): string {
  const minutes = Math.max(1, Math.round(length / minute))
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  if (language === 'en') return joined([d && `${d} d`, h && `${h} h`, !d && m && `${m} min`])
  if (!d && !h) return `${m} 分钟`
  return joined([d && `${d} 天`, h && `${h} 小时`, !d && m && `${m} 分`])
}

const joined = (said: (string | 0 | false)[]) => said.filter(Boolean).join(' ')

export type Left = {
  past: boolean
  /** For the middle of a ring: a number and its unit. */
  figure: string
  unit: string
  /** In a sentence: "还有 13 分钟", "超 8 分"; over two hours the clock time. */
  words: string
}

/** What is left until `at`, or how long it is past. */
export function left(at: Instant, now: Instant, language: Language): Left {
  const past = at < now
  const minutes = past ? Math.max(1, Math.floor((now - at) / minute)) : Math.ceil((at - now) / minute)
  const en = language === 'en'
  const inHours = minutes >= 120
  if (past) {
    const over = inHours ? duration(minutes * minute, language) : en ? `${minutes} min` : `${minutes} 分`
    return { past, ...overInRing(minutes, en), words: en ? `${over} late` : `超 ${over}` }
  }
  const figure = inHours ? String(Math.floor(minutes / 60)) : String(minutes)
  const unit = inHours ? (en ? 'h' : '小时') : en ? 'min' : '分钟'
  if (inHours) return { past, figure, unit, words: promise(at, now, language) }
  return { past, figure, unit, words: en ? `${minutes} min left` : `还有 ${minutes} 分钟` }
}

/** "超 8" over "分", "8" over "min late": a ring has room for two digits beside the 超. */
function overInRing(minutes: number, en: boolean): Pick<Left, 'figure' | 'unit'> {
  const inHours = minutes >= 100
  const figure = String(inHours ? Math.floor(minutes / 60) : minutes)
  if (en) return { figure, unit: inHours ? 'h late' : 'min late' }
  return { figure: `超 ${figure}`, unit: inHours ? '小时' : '分' }
}

const weekdays = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day with its weekday, for the head of a page: "11月24日 周二", "Tue 24 Nov". */
export function dayName(at: Instant, language: Language): string {
  const { month, date: d, weekday } = parts(at)
  const name = weekdays[language][weekday]
  return language === 'en' ? `${name} ${d} ${months[month - 1]}` : `${month}月${d}日 ${name}`
}
