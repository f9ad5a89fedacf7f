import type { StoredToken, TokenStore } from './store.ts'

type Row = { token: StoredToken | undefined; fence: number; leaseUntil: number }

/** A token store for one process (and for tests that play several instances in one). `now` gives epoch milliseconds. */
export const createMemoryTokenStore = (now: () => number): TokenStore => {
  const rows = new Map<string, Row>()
  const rowOf = (appId: string): Row => {
    const row = rows.get(appId) ?? { token: undefined, fence: 0, leaseUntil: 0 }
    rows.set(appId, row)
    return row
  }
  return {
    read: async (appId) => rowOf(appId).token,
    acquire: async (appId, seen, leaseMs) => {
      const row = rowOf(appId)
      if (row.token && row.token.version !== seen) return { state: 'newer', token: row.token }
      if (row.leaseUntil > now()) return { state: 'busy' }
      row.fence += 1
      row.leaseUntil = now() + leaseMs
      return { state: 'granted', fence: row.fence }
    },
    save: async (appId, fence, token) => {
      const row = rowOf(appId)
      if (row.fence !== fence || row.leaseUntil === 0) return row.token
      row.leaseUntil = 0
      row.token = { ...token, version: (row.token?.version ?? 0) + 1 }
      return row.token
    },
    release: async (appId, fence) => {
      const row = rowOf(appId)
      if (row.fence === fence) row.leaseUntil = 0
    },
  }
}
