import { expect } from 'vitest'
import { checkInvariants } from '../../bff/src/invariants.ts'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'

/** Nothing in a database is what must never be; a failure names what is. */
export const holdsIn = async ({
  urls,
}: {
  readonly urls: { readonly worker: Parameters<typeof asAdmin>[0] }
}): Promise<void> => expect(await asAdmin(urls.worker, checkInvariants)).toEqual([])
