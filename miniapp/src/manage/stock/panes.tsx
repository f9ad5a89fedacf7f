import type { ReactNode } from 'react'
import { useWide } from '../../frame/index.ts'
import { CloseForm, FormPane } from '../../panes/two-panes.tsx'

/**
 * One thing with what can be done about it: a pane at the right where there is room, else a sheet. `sheet` is what is being
 * done: above the pane, in the place of the sheet.
 */
export function Detail({
  onClose,
  sheet = null,
  ...pane
}: {
  title: string
  foot?: ReactNode
  /** The id of something inside that is to be seen. */
  seek?: string | undefined
  onClose: () => void
  sheet?: ReactNode
  children: ReactNode
}) {
  const wide = useWide()
  return (
    <CloseForm value={onClose}>
      {(wide || sheet === null) && <FormPane id="detail" {...pane} />}
      {sheet}
    </CloseForm>
  )
}
