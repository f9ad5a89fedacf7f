/** A number with the true minus: "−18.4". */
export const number = (value: number): string => String(value).replace('-', '−')

/** Metres: "850 m", "2.1 km", "120 km". */
export function distance(metres: number): string {
  if (metres < 995) return `${Math.max(10, Math.round(metres / 10) * 10)} m`
  const km = metres / 1000
  return `${km < 99.95 ? km.toFixed(1) : thousands(Math.round(km))} km`
}

/** A whole number from nought up with commas: "35,109". */
export const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

/** Bytes, for uploads: "640 KB", "5.6 MB". */
export const fileSize = (bytes: number): string =>
  bytes < 999_500 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1e6).toFixed(1)} MB`

/** Part of a whole, with a count: "3 / 9". */
export const outOf = (done: number, all: number): string => `${done} / ${all}`

/** An order's number in groups of four, so that it can be read out: "2611-4K7M". */
export const orderNumber = (plain: string): string => plain.replace(/[\s-]/g, '').replace(/(.{4})(?=.)/g, '$1-')

/** The length of a recording: "0:08". */
export const recording = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
