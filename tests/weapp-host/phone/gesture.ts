const byHand = new Set(['tap', 'longpress', 'confirm', 'getphonenumber', 'chooseavatar', 'change', 'submit'])

let depth = 0

/** Whether this moment lies inside the handler of something the person did, before it returned. */
export const inGesture = (): boolean => depth > 0

/** The handler of an event of this type begins; the answer ends it. */
export function beginGesture(type: string): () => void {
  if (!byHand.has(type)) return () => {}
  depth += 1
  return () => {
    depth -= 1
  }
}
