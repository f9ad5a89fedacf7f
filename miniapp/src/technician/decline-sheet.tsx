import { useWords } from '../words/index.ts'
import { technician } from '../words/technician.ts'
import { ReasonSheet } from './reason-sheet.tsx'

/** Why a job is not taken. */
export function DeclineSheet({
  open,
  onClose,
  onSend,
}: {
  open: boolean
  onClose: () => void
  onSend: (reason: string) => void
}) {
  const words = useWords(technician)
  const reasons = [
    { id: 'busy', word: words.reasonBusy, enough: true },
    { id: 'far', word: words.reasonFar, enough: true },
    { id: 'skill', word: words.reasonSkill, enough: true },
    { id: 'off', word: words.reasonOff, enough: true },
  ]
  return (
    <ReasonSheet
      open={open}
      title={words.declineTitle}
      what={words.declineWhat}
      send={words.declineSend}
      reasons={reasons}
      onClose={onClose}
      onSend={(_, reason) => onSend(reason)}
    />
  )
}
