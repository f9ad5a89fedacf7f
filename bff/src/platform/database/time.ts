import type { Instant } from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'

/** An instant as a parameter: the columns are `timestamptz`, read as epoch milliseconds and written through this. */
export const time = (instant: Instant): RawBuilder<Instant> => sql<Instant>`to_timestamp(${instant}::float8 / 1000)`

export const timeOrNull = (instant: Instant | null): RawBuilder<Instant | null> =>
  instant === null ? sql<null>`null::timestamptz` : time(instant)
