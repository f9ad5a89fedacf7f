/**
 * Whether a report is assigned by the system or left to a dispatcher, where `percent` of a hundred are. The order's own
 * id decides, so the same order is always judged alike and raising the percent only ever adds orders.
 */
export const dispatchedBySystem = (orderId: string, percent: number): boolean => hundredthOf(orderId) < percent

/** A number from 0 to 99, spread evenly over ids (FNV-1a, then mixed, since ids of one moment look alike). */
function hundredthOf(id: string): number {
  let hash = 0x811c9dc5
  for (const sign of id) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % 100
}
