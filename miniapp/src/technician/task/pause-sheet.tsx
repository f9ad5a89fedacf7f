import type { Pause } from '@field/domain/work-order'
import { useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import { ReasonSheet } from '../reason-sheet.tsx'

type Props = { open: boolean; onClose: () => void; onSend: (awaited: Pause['for'], reason: string) => void }

/** Why the clock stops; the customer reads it. */
export function PauseSheet({ open, onClose, onSend }: Props) {
  const words = useWords(technician)
  const reasons = [
    { id: 'parts' as const, word: words.pauseParts, enough: true },
    { id: 'customer' as const, word: words.pauseCustomer, enough: true },
    { id: 'other' as const, word: words.pauseOther, enough: false },
  ]
  return (
    <ReasonSheet
      open={open}
      title={words.pauseTitle}
      what={words.pauseWhat}
      send={words.pauseSend}
      example={words.reasonExample}
      reasons={reasons}
      onClose={onClose}
      onSend={onSend}
    />
  )
}
