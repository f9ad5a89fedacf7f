import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { OrgId, WorkOrderId } from '@field/domain/kernel'
import type { Config } from '../platform/config.ts'

/** The last event that a report tells of, with the hash of everything up to it. */
export type Until = { readonly seq: number; readonly hash: Buffer }

type Order = { readonly orgId: OrgId; readonly id: WorkOrderId }

// Without letters and digits that look alike on paper.
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * The code at the foot of a service report, such as `27-K3MF-8QXZ-P2HD`: the last event it tells of, and a seal over the
 * order's history up to there that only this server can make.
 */
export function reportCode(
  { jwtSecret }: Pick<Config, 'jwtSecret'>,
  { orgId, id }: Order,
  { seq, hash }: Until,
): string {
  const key = Buffer.from(hkdfSync('sha256', jwtSecret, '', 'field report codes', 32))
  const seal = createHmac('sha256', key)
    .update(`report|${orgId}|${id}|${seq}|${hash.toString('hex')}`)
    .digest()
  const letters = Array.from(seal.subarray(0, 12), (byte) => signs[byte % signs.length]).join('')
  return `${seq}-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** The event that a code names, before anybody knows whether it is ours; null for what is no code. */
export function eventOfCode(code: string): number | null {
  const [, seq] = /^(\d{1,6})-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.exec(tidied(code)) ?? []
  return seq === undefined ? null : Number(seq)
}

/** Codes as people type them from paper: in small letters, with spaces. */
const tidied = (code: string): string => code.trim().toUpperCase().replace(/\s+/g, '')

export function sameCode(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(tidied(one)), Buffer.from(tidied(other))]
  return a.length === b.length && timingSafeEqual(a, b)
}
