import type { ChecklistAnswer, ChecklistLine } from '@field/domain/form'
import { PhotoGrid, PhotoPair, type PhotoShot } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { openLarge, shotOf } from './photos.tsx'

type Side = 'before' | 'after'
/** Changes the line from what it is at that moment. */
export type ChangeLine = (make: (now: ChecklistAnswer) => Partial<ChecklistAnswer>) => void

type Props = {
  line: ChecklistLine
  given: ChecklistAnswer
  closed: boolean
  onChange: ChangeLine
}

/** The pair of before and after; a tap on one shows all of its side, where more can be taken and one taken away. */
export function LinePhotos({ line, given, closed, onChange }: Props) {
  const { files, onSheet } = useFormEnv()
  const say = useSay()
  const words = useWords(formWords)
  const said = {
    before: { at: words.beforeAt, word: words.before, shoot: words.shootBefore },
    after: { at: words.afterAt, word: words.after, shoot: words.shootAfter },
  }
  const shoot = async (side: Side) => {
    const taken = await files.photograph({ count: 1, camera: true })
    if (taken.length > 0) onChange((now) => ({ [side]: [...now[side], ...taken] }))
  }
  const open = (side: Side) =>
    onSheet({
      title: `${say(line.label)} · ${said[side].word}`,
      body: <SidePhotos ids={given[side]} closed={closed} onChange={(ids) => onChange(() => ({ [side]: ids }))} />,
    })
  const sideOf = (side: Side): (PhotoShot & { onTap?: () => void }) | { word: string; onTap: () => void } => {
    const last = given[side].at(-1)
    const shot = last === undefined ? null : shotOf(files, last, `${say(line.label)} ${said[side].word}`, said[side].at)
    if (shot) return { ...shot, onTap: () => open(side) }
    if (last !== undefined) return { word: words.photoGone, onTap: () => open(side) }
    return { word: said[side].shoot, onTap: () => (closed ? undefined : void shoot(side)) }
  }
  if (line.evidence === 'after')
    return <PhotoPair before={sideOf('after')} after={{ word: words.morePhotos, onTap: () => void shoot('after') }} />
  return <PhotoPair before={sideOf('before')} after={sideOf('after')} />
}

function SidePhotos({
  ids,
  closed,
  onChange,
}: {
  ids: readonly string[]
  closed: boolean
  onChange: (ids: readonly string[]) => void
}) {
  const { files, onSheet } = useFormEnv()
  const words = useWords(formWords)
  const both = useWords(common)
  const close = (next: readonly string[]) => {
    onChange(next)
    onSheet(null)
  }
  const more = async () => {
    const taken = await files.photograph({ count: 9 - ids.length, camera: true })
    if (taken.length > 0) close([...ids, ...taken])
  }
  return (
    <PhotoGrid
      photos={ids.flatMap((id) => {
        const shot = shotOf(files, id, words.photo)
        return shot ? [{ id, ...shot }] : []
      })}
      onOpen={(id) => openLarge(files, ids, id)}
      {...(!closed && {
        removeLabel: both.remove,
        onRemove: (id: string) => close(ids.filter((one) => one !== id)),
        ...(ids.length < 9 && { addWord: words.morePhotos, onAdd: () => void more() }),
      })}
    />
  )
}
