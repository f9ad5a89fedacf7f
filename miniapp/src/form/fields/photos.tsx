import type { FieldOf } from '@field/domain/form'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { PhotoGrid, type PhotoShot } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { clock, common, useSay, useWords } from '../../words/index.ts'
import { type FormFiles, useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'

/** A file as `Photo` draws it; null when it cannot be seen on this phone. */
export function shotOf(
  files: FormFiles,
  id: string,
  label: string,
  caption?: (time: string) => string,
): PhotoShot | null {
  const file = files.shown(id)
  if (!file) return null
  return {
    src: file.src,
    label,
    state: file.state,
    ...(caption && file.at !== null && { caption: caption(clock(file.at)) }),
  }
}

/** Opens photos large, beginning with one of them. */
export function openLarge(files: FormFiles, ids: readonly string[], first: string): void {
  const urls = ids.flatMap((id) => files.shown(id)?.full ?? [])
  void Taro.previewImage({ urls, current: files.shown(first)?.full ?? '' })
}

/** Photos, three in a row, as many as the field takes. */
export function PhotosField({ field }: { field: FieldOf<'photo' | 'audio' | 'video' | 'file'> }) {
  const { form, readOnly, files } = useFormEnv()
  const say = useSay()
  const words = useWords(formWords)
  const both = useWords(common)
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  const ids = Array.isArray(answer) ? (answer as readonly string[]) : []
  const room = (field.max ?? 20) - ids.length
  const add = async () => {
    const taken = await files.photograph({ count: Math.min(9, room), camera: false })
    if (taken.length > 0) form.set(field.key, [...ids, ...taken])
  }
  const shots = ids.flatMap((id) => {
    const shot = shotOf(files, id, say(field.label))
    return shot ? [{ id, ...shot }] : []
  })
  return (
    <Frame field={field} error={fault}>
      {readOnly && ids.length === 0 ? (
        <View className="input-shown t-second">{words.empty}</View>
      ) : (
        <PhotoGrid
          photos={shots}
          onOpen={(id) => openLarge(files, ids, id)}
          {...(!readOnly && {
            removeLabel: both.remove,
            onRemove: (id: string) =>
              form.set(
                field.key,
                ids.filter((one) => one !== id),
              ),
            ...(room > 0 && { addWord: words.shoot, onAdd: () => void add() }),
          })}
        />
      )}
    </Frame>
  )
}
