import { Kept } from './kept.tsx'
import { Order } from './order.tsx'
import { useReported } from './reported.ts'
import { useSubject } from './use-progress.ts'
import './page.css'

/** The way of one report, from the tap that sent it: kept on the phone, then live from the server. */
export default function Progress() {
  const { id, key, noteOpen, setNoteOpen } = useSubject()
  const reported = useReported(key)
  const order = id ?? reported
  if (order !== null) return <Order id={order} noteOpen={noteOpen} setNoteOpen={setNoteOpen} />
  return <Kept reportKey={key ?? ''} />
}
