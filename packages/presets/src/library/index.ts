import { appliances } from './appliances.ts'
import { home } from './home.ts'
import type { LibraryItem } from './item.ts'
import { sites } from './sites.ts'

export type { LibraryItem, LibraryPart } from './item.ts'
export { libraryParts } from './parts.ts'

/** The ready project library (预制项目库), trade by trade. A company takes what fits it and puts its own prices to it. */
export const serviceLibrary: readonly LibraryItem[] = [...appliances, ...home, ...sites]
