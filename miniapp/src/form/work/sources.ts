import type { Reply } from '@field/contract'
import type { PrefillSources } from '@field/domain/form'
import { dayTimeOf } from '../day-time.ts'

type Asset = NonNullable<Reply<'GET /tags/:token'>['asset']>
type Facts = NonNullable<PrefillSources['asset']>

/** What a default may take of a device, by key: what it is, where it stands, until when it is covered, its last repair. */
export function assetFacts(asset: Asset | null): Facts {
  if (!asset) return {}
  const { name, model, serial, place, warranties, installedAt, lastService } = asset
  const until = Math.max(...warranties.map((one) => one.until))
  return {
    name,
    model,
    serial,
    place: place?.name ?? null,
    spot: place?.spot ?? null,
    address: asset.address,
    installed_at: installedAt,
    warranty_until: warranties.length > 0 ? until : null,
    warranty: warranties.length > 0 ? dayTimeOf(until).day : null,
    last_service_at: lastService?.at ?? null,
    last_ticket: lastService?.title ?? null,
  }
}

/** What a default may take of who reports. */
export const customerFacts = (name: string | null): Facts => ({ name })
