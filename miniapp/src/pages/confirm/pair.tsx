import type { AcceptanceLine } from '@field/contract'
import Taro from '@tarojs/taro'
import { fileAddress } from '../../data/index.ts'
import { Photo, PhotoPair } from '../../ui/index.ts'
import { confirm } from '../../words/confirm.ts'
import { clock, useWords } from '../../words/index.ts'
import type { ProgressReply } from '../progress/model.ts'

/** The evidence of a line: before and after side by side, or the one there is. */
export function Pair({ files, line }: { files: ProgressReply['files']; line: AcceptanceLine }) {
  const w = useWords(confirm)
  const [before] = line.before
  const [after] = line.after
  const full = [...line.before, ...line.after].flatMap((id) => (files[id] ? [fileAddress(files[id].url)] : []))
  const shot = (id: string | undefined, word: string) => {
    const file = id === undefined ? undefined : files[id]
    if (!file) return null
    const src = fileAddress(file.url)
    return {
      src,
      label: word,
      caption: `${word} ${clock(file.at)}`,
      onTap: () => void Taro.previewImage({ urls: full, current: src }),
    }
  }
  const [left, right] = [shot(before, w.before), shot(after, w.after)]
  if (left && right) return <PhotoPair before={left} after={right} />
  const only = left ?? right
  return only && <Photo {...only} size="pair" />
}
