export { fileAddress } from './address.ts'
export type { Answer } from './answer.ts'
export { call } from './api.ts'
export { askConsent } from './consent.ts'
export { dropKept, keepAs, showable, takePhotos } from './kept-files.ts'
export { follow, goLive, goQuiet, liveState, ofOrder, unread, watchDesign } from './live.ts'
export { online, watchNetwork } from './network.ts'
export { newId } from './new-id.ts'
export { openDocument } from './open-document.ts'
export type { Draft, Entry, Outbox, PendingFile } from './outbox/index.ts'
export { act, outboxOf, pumpNow } from './outbox-here.ts'
export { phone } from './phone/index.ts'
export { pictureOf } from './picture-of.ts'
export { forgetReplies, invalidate, type Resource, reload, useResource } from './resource.ts'
export { sendForm } from './send-form.ts'
export {
  changeMe,
  ensureSession,
  keepSession,
  type Me,
  type SessionState,
  sessionState,
  signIn,
  signInFor,
  signOut,
} from './session.ts'
export { storage } from './storage.ts'
export { createStore, type Store, useStore } from './store.ts'
export { canRecord, type Recorded, record } from './voice/index.ts'
