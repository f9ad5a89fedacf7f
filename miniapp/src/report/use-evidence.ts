import { dropKept, keepAs, type PendingFile, takePhotos } from '../data/index.ts'
import { idsIn } from './model.ts'
import type { Drafting } from './use-draft.ts'

/** Photos and recordings of a report: kept at once, named by the answer, and dropped when they are taken away. */
export function useEvidence({ form, draft, change }: Drafting) {
  const give = (key: string, files: readonly PendingFile[], seconds: Readonly<Record<string, number>> = {}) => {
    if (files.length === 0) return
    change({ files: [...draft().files, ...files], seconds: { ...draft().seconds, ...seconds } })
    form.set(key, [...idsIn(form.get(), key), ...files.map(({ id }) => id)])
  }
  return {
    photograph: async (key: string, room: number, camera: boolean) => {
      if (room > 0) give(key, await takePhotos({ count: room, camera }))
    },
    keepVoice: async (key: string, path: string, seconds: number) => {
      const file = await keepAs('audio', path)
      give(key, [file], { [file.id]: seconds })
    },
    remove: (key: string, id: string) => {
      form.set(
        key,
        idsIn(form.get(), key).filter((one) => one !== id),
      )
      const gone = draft().files.find((file) => file.id === id)
      change({ files: draft().files.filter((file) => file.id !== id) })
      if (gone) void dropKept(gone)
    },
  }
}
