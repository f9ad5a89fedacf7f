import type { Telling } from './tell.ts'

/** What another server (or we ourselves) told through the database; null for what is not in that form. */
export function readNotice(payload: string): Telling | null {
  try {
    const telling = JSON.parse(payload) as Telling
    return Array.isArray(telling.rooms) && typeof telling.event === 'string' ? telling : null
  } catch {
    return null
  }
}
