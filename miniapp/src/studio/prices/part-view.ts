import type { ReactNode } from 'react'
import type { IconName } from '../../ui/index.ts'

/** One part of the page: its list, what is open beside it, and what can be added. */
export type PartView = {
  readonly list: ReactNode
  readonly form: ReactNode | null
  readonly foot: ReactNode | null
  readonly add: { readonly id: string; readonly word: string; readonly onTap: () => void } | null
  readonly hint: { readonly icon: IconName; readonly title: string; readonly sub: string }
  readonly close: () => void
}
