/** One call of `wx`: its name, what was given, and when, in milliseconds since the start of the phone. */
export type Call = { readonly name: string; readonly args: unknown; readonly at: number }

/** One `setData`: the page, the length of what was sent as JSON in UTF-8, and when. */
export type Update = { readonly path: string; readonly bytes: number; readonly at: number }

export const calls: Call[] = []
export const updates: Update[] = []
/** What must not happen: errors nobody caught, unknown names of `wx`, what WeChat would not draw. */
export const faults: string[] = []
export const logs: string[] = []

const now = () => Math.round(performance.now())

export const recordCall = (name: string, args: unknown): void => {
  calls.push({ name, args: plain(args), at: now() })
}

export const recordUpdate = (path: string, bytes: number): void => {
  updates.push({ path, bytes, at: now() })
}

export const fault = (what: string): void => {
  faults.push(what)
}

/** A copy without functions, which can leave the page; buffers become their length. */
function plain(value: unknown): unknown {
  if (value === undefined) return undefined
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof ArrayBuffer || Object.prototype.toString.call(part) === '[object ArrayBuffer]')
      return `ArrayBuffer(${(part as ArrayBuffer).byteLength})`
    return part
  })
  return text === undefined ? undefined : JSON.parse(text)
}
