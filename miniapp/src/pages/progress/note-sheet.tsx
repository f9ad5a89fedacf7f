import { asId, type FileId } from '@field/domain/kernel'
import type { Command } from '@field/domain/work-order'
import { useEffect, useRef, useState } from 'react'
import { dropKept, type PendingFile, storage, takePhotos } from '../../data/index.ts'
import { Actions, Button, LongInput, PhotoGrid, Sheet, Stack } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { progress } from '../../words/progress.ts'
import { useFiles } from '../../work-order/index.ts'

type Note = { readonly words: string; readonly files: readonly PendingFile[] }
type Props = {
  open: boolean
  onClose: () => void
  give: (wanted: Command, files: { files: readonly PendingFile[] }) => Promise<boolean>
  orderId: string
  tell: (word: string) => void
}

const nothing = {}
const none = [] as const
const empty: Note = { words: '', files: [] }
const most = 9

/** Words and photos to add to a report; what is typed stays on the phone until it is sent. */
export function NoteSheet({ open, onClose, give, orderId, tell }: Props) {
  const w = useWords(progress)
  const c = useWords(common)
  const key = `draft:note:${orderId}`
  const [note, setNote] = useState(empty)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const shown = useFiles(nothing, none, note.files)
  useEffect(() => {
    void storage.read<Note>(key).then((kept) => kept && setNote(kept))
  }, [key])
  const change = (part: Partial<Note>) => {
    const next = { ...note, ...part }
    setNote(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void storage.write(key, next), 300)
  }
  const add = async () => {
    const taken = await takePhotos({ count: most - note.files.length, camera: false })
    if (taken.length > 0) change({ files: [...note.files, ...taken] })
  }
  const remove = (id: string) => {
    const gone = note.files.find((file) => file.id === id)
    change({ files: note.files.filter((file) => file.id !== id) })
    if (gone) void dropKept(gone)
  }
  const send = async () => {
    const { words, files } = note
    const photos = files.map(({ id }) => asId<FileId>(id))
    if (!(await give({ kind: 'comment', words: words.trim(), photos }, { files }))) return tell(c.offline)
    clearTimeout(timer.current)
    setNote(empty)
    await storage.remove(key)
    onClose()
  }
  const photos = note.files.flatMap(({ id }) => {
    const src = shown(id)?.src
    return src === undefined ? [] : [{ id, src, label: w.photoOf, state: 'kept' as const }]
  })
  const lacking = note.words.trim() === '' && note.files.length === 0
  return (
    <Sheet
      open={open}
      title={w.addNote}
      closeLabel={c.close}
      onClose={onClose}
      foot={
        <Actions>
          <Button
            id="send-note"
            kind="primary"
            size="l"
            grow
            word={c.send}
            {...(lacking && { off: w.noteHint })}
            onTap={() => void send()}
          />
        </Actions>
      }
    >
      <Stack gap={3}>
        <LongInput
          id="note"
          label={w.addNote}
          value={note.words}
          placeholder={w.noteHint}
          maxLength={1_000}
          onChange={(words) => change({ words })}
        />
        <PhotoGrid
          photos={photos}
          onRemove={remove}
          removeLabel={c.remove}
          {...(note.files.length < most && { addWord: w.addPhoto, onAdd: () => void add() })}
        />
      </Stack>
    </Sheet>
  )
}
