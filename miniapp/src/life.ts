import {
  ensureSession,
  goLive,
  goQuiet,
  invalidate,
  outboxOf,
  pumpNow,
  sessionState,
  unread,
  watchNetwork,
} from './data/index.ts'
import { sendHeld } from './pages/confirm/held.ts'
import { rememberReports } from './pages/progress/reported.ts'
import { currentLanguage, language } from './words/index.ts'

let owner: string | null = null

/** Whoever is signed in now: what they did and did not send goes on, and what is new for them comes in. */
function takeOver(): void {
  const state = sessionState.get()
  if (state.kind === 'unknown') return
  const now = state.kind === 'signed_in' ? state.me.id : null
  if (now === owner) return
  owner = now
  goQuiet()
  unread.set(state.kind === 'signed_in' ? state.me.unread : 0)
  if (state.kind !== 'signed_in') return
  if (process.env.TARO_ENV === 'h5') require('./pages-ahead.ts').fetchPagesAhead(state.me.role)
  const outbox = outboxOf(state.me.id)
  rememberReports(outbox)
  outbox.onDone(({ route }) => route === 'POST /consents' && invalidate((key) => key === 'consents'))
  void goLive()
}

/** Screen readers and fonts follow the language of the document. */
function tellTongue(): void {
  document.documentElement.lang = currentLanguage()
}

/** Once, when the app is launched. */
export function begin(): void {
  sessionState.subscribe(takeOver)
  if (process.env.TARO_ENV === 'h5') {
    tellTongue()
    language.subscribe(tellTongue)
  }
  watchNetwork(() => {
    pumpNow()
    void goLive()
  })
}

/** The app is in front: what waits is sent, and changes arrive by themselves. Without a session it stays quiet. */
export async function wake(): Promise<void> {
  const session = await ensureSession()
  if (session) await sendHeld(session.me.id)
  pumpNow()
  await goLive()
}

/** The app is behind others: WeChat kills sockets silently then, and what was held back for an undo goes out. */
export function rest(): void {
  const state = sessionState.get()
  if (state.kind === 'signed_in') void sendHeld(state.me.id)
  goQuiet()
}
