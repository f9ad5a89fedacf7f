import type { Command } from '@field/domain/work-order'
import { act, newId, type PendingFile } from '../data/index.ts'
import { commandRoute } from './pending.ts'

export type Acting = {
  /** Photos and signatures the command names and the phone has not handed to an earlier one. */
  readonly files?: readonly PendingFile[]
  /** An unsent one of the same name gives way to this one; both carry the whole wanted state. */
  readonly replaces?: string
  /** More for the person's eyes: how many, which. */
  readonly about?: Readonly<Record<string, string | number>>
}

/** Keeps a command on an order and sends it when it can; `kept` is false when the phone had no room. */
export const command = (
  owner: string,
  order: { readonly id: string; readonly number: string; readonly title: string },
  wanted: Command,
  { files = [], replaces, about }: Acting = {},
): Promise<{ kept: boolean }> =>
  act(owner, {
    id: newId(),
    stream: order.id,
    route: commandRoute,
    params: { id: order.id },
    body: { command: wanted, at: Date.now() },
    files,
    ...(replaces !== undefined && { replaces }),
    about: { what: wanted.kind, number: order.number, title: order.title, ...about },
  })
