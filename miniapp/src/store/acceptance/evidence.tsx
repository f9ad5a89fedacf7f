import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Photo, PhotoGrid, PhotoPair } from '../../ui/index.ts'
import { clock, useSay, useWords } from '../../words/index.ts'
import { storeWords } from '../../words/store.ts'
import type { ShownFile } from '../../work-order/index.ts'
import type { ShownLine } from './model.ts'

export type Files = (id: string) => ShownFile | null

type Shot = ShownFile & { readonly id: string; readonly side: string }

/** The photos of a line that can be drawn, before first. */
function useShots(line: ShownLine, files: Files): { before: readonly Shot[]; after: readonly Shot[] } {
  const w = useWords(storeWords)
  const found = (ids: readonly string[], side: string) =>
    ids.flatMap((id) => {
      const file = files(id)
      return file ? [{ ...file, id, side }] : []
    })
  return { before: found(line.before, w.before), after: found(line.after, w.after) }
}

/** What the technician showed of a line: before and after side by side, the rest below; each opens large. */
export function Evidence({ line, files }: { line: ShownLine; files: Files }) {
  const w = useWords(storeWords)
  const say = useSay()
  const { before, after } = useShots(line, files)
  const all = [...before, ...after]
  if (all.length === 0) return <View className="sub">{w.noPhotos}</View>
  const enlarge = (current: string) => void Taro.previewImage({ urls: all.map(({ full }) => full), current })
  const shot = ({ src, full, side, at }: Shot) => ({
    src,
    label: w.photoOf(say(line.label), side),
    caption: at === null ? side : `${side} ${clock(at)}`,
    onTap: () => enlarge(full),
  })
  const [first, last] = [before[0], after.at(-1)]
  const alone = first ?? last
  const rest = all.filter(({ id }) => id !== first?.id && id !== last?.id)
  return (
    <View id="evidence">
      {first && last ? (
        <PhotoPair before={shot(first)} after={shot(last)} />
      ) : (
        alone && <Photo {...shot(alone)} size="pair" />
      )}
      {rest.length > 0 && (
        <View className="evidence-rest">
          <PhotoGrid
            photos={rest.map((one) => ({ ...shot(one), id: one.id }))}
            onOpen={(id) => enlarge(rest.find((one) => one.id === id)?.full ?? '')}
          />
        </View>
      )}
    </View>
  )
}

/** At most the first before and the last after of a folded line. */
export function Thumbnails({ line, files }: { line: ShownLine; files: Files }) {
  const say = useSay()
  const w = useWords(storeWords)
  const { before, after } = useShots(line, files)
  const shown = [before[0], after.at(-1)].flatMap((shot) => (shot ? [shot] : []))
  return (
    <View className="line-thumbs">
      {shown.map(({ id, src, side }) => (
        <Photo key={id} src={src} label={w.photoOf(say(line.label), side)} size="thumb" />
      ))}
    </View>
  )
}
