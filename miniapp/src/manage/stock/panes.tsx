import type { ReactNode } from 'react'
import { CloseForm, FormPane } from '../../panes/two-panes.tsx'

/** One thing with what can be done about it: a pane at the right where there is room, else a sheet. */
export function Detail({
  onClose,
  ...pane
}: {
  title: string
  foot?: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  return (
    <CloseForm value={onClose}>
      <FormPane id="detail" {...pane} />
    </CloseForm>
  )
}
