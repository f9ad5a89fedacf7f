import { newId } from './new-id.ts'
import type { PendingFile } from './outbox/index.ts'
import { phone } from './phone/index.ts'

/** Photos taken or chosen by the person, kept on the phone until the server has them; ids are made here. */
export async function takePhotos(options: { count: number; camera: boolean }): Promise<PendingFile[]> {
  const chosen = await phone.choosePhotos(options)
  return Promise.all(chosen.slice(0, options.count).map(({ path }) => keepAs('photo', path)))
}

/** Keeps a temporary file on the phone; `name` is what a document is called. */
export async function keepAs(purpose: PendingFile['purpose'], path: string, name?: string): Promise<PendingFile> {
  const id = newId()
  const file = await phone.keepFile(id, path)
  return { id, purpose, path: file.path, bytes: file.bytes, confirmed: false, ...(name !== undefined && { name }) }
}

export const dropKept = (file: PendingFile): Promise<void> => phone.dropFile(file.path)
export const showable = (path: string): Promise<string> => phone.showable(path)
