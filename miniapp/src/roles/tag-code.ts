/**
 * The tag's token in what a code says or a page was opened with: a mini-program code gives the bare token or
 * `scene=…` (often percent-encoded, sometimes twice), a link carries `scene` or `token` in its query. Null: not ours.
 */
export function tokenIn(said: string): string | null {
  const text = decoded(said.trim())
  const named = /(?:^|[?&#=])(?:scene|token)=([^&#=]+)(?:[&#]|$)/.exec(text)
  const token = named?.[1] ?? text
  return /^[A-Za-z0-9_.~-]{4,64}$/.test(token) ? token : null
}

function decoded(text: string): string {
  let now = text
  for (let round = 0; round < 2 && now.includes('%'); round += 1) {
    try {
      now = decodeURIComponent(now)
    } catch {
      return now
    }
  }
  return now
}
