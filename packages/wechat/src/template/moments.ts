const within = (text: string | undefined, low: number, high: number): boolean =>
  text === undefined || (Number(text) >= low && Number(text) <= high)

const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?`
const chineseDay = String.raw`(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日`
const dates = [
  chineseDay,
  String.raw`(?<year>\d{4})年(?<month>\d{1,2})月`,
  String.raw`(?<month>\d{1,2})月(?<day>\d{1,2})日`,
  String.raw`(?<year>\d{4})(?<joint>[-/.])(?<month>\d{1,2})\k<joint>(?<day>\d{1,2})`,
  String.raw`(?<month>\d{1,2})[-/.](?<day>\d{1,2})`,
]
const timeForms = [new RegExp(`^(?:${chineseDay} )?${clock}$`)]
const dateForms = dates.map((date) => new RegExp(`^${date}(?: ${clock})?$`))

const isMoment = (forms: readonly RegExp[], text: string): boolean =>
  forms.some((form) => {
    const parts = form.exec(text)?.groups
    if (!parts) return false
    const { month, day, hour, minute, second } = parts
    return (
      within(month, 1, 12) &&
      within(day, 1, 31) &&
      within(hour, 0, 23) &&
      within(minute, 0, 59) &&
      within(second, 0, 59)
    )
  })

const isSpan = (forms: readonly RegExp[], text: string): boolean => {
  const ends = text.split('~')
  return ends.length <= 2 && ends.every((end) => isMoment(forms, end))
}

/** `15:01[:05]`, `2019年10月1日 15:01`, or two such joined by `~`. */
export const isTimeValue = (text: string): boolean => isSpan(timeForms, text)

/** `2019年10月1日`, `2019年10月`, `10月1日`, `2019-10-01` (also / or .), `10-01`, each with or without time, or two joined by `~`. */
export const isDateValue = (text: string): boolean => isSpan(dateForms, text)
