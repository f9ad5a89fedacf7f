export type { Draft, Entry, EntryState, PendingFile } from './entry.ts'
export { createOutbox, type Outbox } from './outbox.ts'
export type { OutboxNetwork, OutboxPorts, OutboxStorage, Sent } from './ports.ts'
