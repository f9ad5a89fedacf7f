import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { dropKept, type PendingFile, takePhotos } from '../../data/index.ts'
import { Actions, Button, Field, LongInput, PhotoGrid } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { storeWords } from '../../words/store.ts'
import type { Files } from './evidence.tsx'
import { type Draft, judge, saysWhy } from './model.ts'

type Writing = NonNullable<Draft['writing']>
const mostPhotos = 6

/** Why a line goes back, in words or photos, or what is remarked about it. */
export function WhyCard({
  writing,
  files,
  change,
}: {
  writing: Writing
  files: Files
  change: (next: (draft: Draft) => Draft) => void
}) {
  const w = useWords(storeWords)
  const shared = useWords(common)
  const rework = writing.verdict === 'rework'
  const edit = (part: (now: Writing) => Partial<Writing>) =>
    change((draft) => (draft.writing ? { ...draft, writing: { ...draft.writing, ...part(draft.writing) } } : draft))
  const photograph = async () => {
    const taken = await takePhotos({ count: mostPhotos - writing.photos.length, camera: false })
    edit(({ photos }) => ({ photos: [...photos, ...taken] }))
  }
  const remove = (photo: PendingFile) => {
    edit(({ photos }) => ({ photos: photos.filter(({ id }) => id !== photo.id) }))
    void dropKept(photo)
  }
  const missing = saysWhy(writing) ? {} : { off: rework ? w.wordsOrPhoto : w.wordsFirst }
  const shown = writing.photos.flatMap(({ id }) => {
    const file = files(id)
    return file ? [{ id, src: file.src, label: w.photoTaken, state: 'kept' as const }] : []
  })
  return (
    <View className="line-choices">
      <Field label={rework ? w.whatToRedo : w.whatToRemark}>
        <LongInput
          id="why"
          label={rework ? w.whatToRedo : w.whatToRemark}
          placeholder={rework ? w.whatToRedoHint : w.whatToRemarkHint}
          value={writing.remark}
          maxLength={500}
          onChange={(remark) => edit(() => ({ remark }))}
        />
      </Field>
      {rework && (
        <View className="line-note">
          <PhotoGrid
            photos={shown}
            onOpen={(id) => {
              const current = files(id)?.full
              if (current) void Taro.previewImage({ urls: [current], current })
            }}
            onRemove={(id) => {
              const photo = writing.photos.find((one) => one.id === id)
              if (photo) remove(photo)
            }}
            removeLabel={w.removePhoto}
            {...(writing.photos.length < mostPhotos && { addWord: w.addPhoto, onAdd: () => void photograph() })}
          />
        </View>
      )}
      <View className="line-note">
        <Actions>
          <Button size="l" word={shared.cancel} onTap={() => change((now) => ({ ...now, writing: null }))} />
          <Button
            id="why-done"
            grow
            size="l"
            kind={rework ? 'danger' : 'soft'}
            word={rework ? w.sendItBack : w.noteIt}
            {...missing}
            onTap={() => change((now) => (now.writing ? judge(now, now.writing.line, now.writing) : now))}
          />
        </Actions>
      </View>
    </View>
  )
}
