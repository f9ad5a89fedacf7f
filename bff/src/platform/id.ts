import { asId, type Id } from '@field/domain/kernel'
import { uuidv7 } from 'uuidv7'

/** A new id. Ids grow with time, so rows written together lie together in the index. */
export const newId = <I extends Id<string>>(): I => asId<I>(uuidv7())
