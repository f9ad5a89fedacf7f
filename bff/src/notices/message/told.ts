import type { Instant, Language } from '@field/domain/kernel'
import type { NoticeFields, NoticeTemplate } from '@field/domain/notice'
import type { StatusCategory } from '@field/domain/work-order'

/** Everything that the text of one message is made of, as it is at the moment of sending. */
export type Told = {
  readonly template: NoticeTemplate
  readonly language: Language
  readonly timeZone: string
  readonly fields: NoticeFields
  /** Names behind the ids of the fields. */
  readonly technician: string | null
  readonly store: string | null
  readonly status: StatusCategory
  readonly urgent: boolean
  readonly urges: number
  /** Names of the people whom answers in the work type's own words name, by id. */
  readonly names?: Readonly<Record<string, string>> | null
}

/** When the reader may expect something: the time named, else the latest that was promised, else until when to act. */
export const expectation = ({ expectedAt, latestAt, decideBy }: NoticeFields): Instant | null =>
  expectedAt ?? latestAt ?? decideBy
