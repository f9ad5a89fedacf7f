/**
 * WeChat's limits on template values, written anew from its table rather than shared with the client, so that a
 * mistake in one of the two shows as a difference.
 */

const han = (character: string): boolean => /\p{Unified_Ideograph}/u.test(character)
const mark = (character: string): boolean => /[\p{P}\p{S}]/u.test(character)
const every = (text: string, test: (character: string) => boolean): boolean => [...text].every(test)
const size = (text: string): number => [...text].length
const between = (low: number, value: string, high: number): boolean => Number(value) >= low && Number(value) <= high

const isClock = (text: string): boolean => {
  const [hour = '', minute = '', second = '00', ...more] = text.split(':')
  const digits = /^\d{1,2}$/.test(hour) && /^\d\d$/.test(minute) && /^\d\d$/.test(second)
  return digits && more.length === 0 && between(0, hour, 23) && between(0, minute, 59) && between(0, second, 59)
}

const isMonthDay = (month: string, day: string): boolean => between(1, month, 12) && between(1, day, 31)

const isChineseDay = (text: string): boolean => {
  const found = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text)
  return found !== null && isMonthDay(found[2] ?? '', found[3] ?? '')
}

const isDay = (text: string): boolean => {
  if (isChineseDay(text)) return true
  const yearMonth = /^\d{4}年(\d{1,2})月$/.exec(text)
  if (yearMonth) return between(1, yearMonth[1] ?? '', 12)
  const chinese = /^(\d{1,2})月(\d{1,2})日$/.exec(text)
  if (chinese) return isMonthDay(chinese[1] ?? '', chinese[2] ?? '')
  return ['-', '/', '.'].some((joint) => {
    const parts = text.split(joint)
    if (!parts.every((part) => /^\d+$/.test(part))) return false
    if (parts.length === 3 && parts[0]?.length !== 4) return false
    const [month = '', day = ''] = parts.slice(-2)
    return (parts.length === 2 || parts.length === 3) && size(month) <= 2 && size(day) <= 2 && isMonthDay(month, day)
  })
}

const spans = (text: string, test: (end: string) => boolean): boolean => {
  const ends = text.split('~')
  return ends.length <= 2 && ends.every(test)
}

const isTime = (text: string): boolean => {
  const parts = text.split(' ')
  return parts.length === 1
    ? isClock(text)
    : parts.length === 2 && isChineseDay(parts[0] ?? '') && isClock(parts[1] ?? '')
}

const isDate = (text: string): boolean => {
  const parts = text.split(' ')
  return parts.length <= 2 && isDay(parts[0] ?? '') && (parts[1] === undefined || isClock(parts[1]))
}

const isAmount = (text: string): boolean => {
  const bare = text.replace(/^[¥￥$€£]/, '').replace(/元$/, '')
  return /^\d+(\.\d+)?$/.test(bare) && size(bare.replace('.', '')) <= 10
}

const isCarNumber = (text: string): boolean => {
  const plate = [...text]
  const letter = (character: string | undefined) => character !== undefined && /[A-Za-z0-9]/.test(character)
  return (
    plate.length <= 8 && plate.every((each, at) => letter(each) || ((at === 0 || at === plate.length - 1) && han(each)))
  )
}

const isName = (text: string): boolean => {
  const limit = [...text].some(han) ? 10 : 20
  return size(text) <= limit && every(text, (each) => /\p{L}/u.test(each) || mark(each) || each === ' ')
}

const tests: Readonly<Record<string, (text: string) => boolean>> = {
  thing: (text) => size(text) <= 20,
  number: (text) => size(text) <= 32 && /^\d+(\.\d+)?$/.test(text),
  letter: (text) => size(text) <= 32 && /^[a-z]+$/i.test(text),
  symbol: (text) => size(text) <= 5 && every(text, mark),
  character_string: (text) => size(text) <= 32 && every(text, (each) => each >= ' ' && each <= '~'),
  time: (text) => spans(text, isTime),
  date: (text) => spans(text, isDate),
  amount: isAmount,
  phone_number: (text) => size(text) <= 17 && every(text, (each) => /\d/.test(each) || mark(each) || each === ' '),
  car_number: isCarNumber,
  name: isName,
  phrase: (text) => size(text) <= 5 && every(text, han),
}

/** Whether WeChat takes this value under this key (`thing1`, `time4`, …). `listed` are the values of an `enum` key. */
export const takesValue = (key: string, value: string, listed: readonly string[] | undefined): boolean => {
  const type = key.replace(/\d+$/, '')
  if (value.trim() === '' || every(value, (each) => each >= ' ' && each !== '\u007f') === false) return false
  if (type === 'enum') return listed?.includes(value) ?? false
  return tests[type]?.(value) ?? false
}
