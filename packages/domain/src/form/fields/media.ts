import { say } from '../../kernel/index.ts'
import { ordered, whole } from '../definition/shapes.ts'
import { counted, isTexts, simple } from './simple.ts'

const most = 20
const words = {
  photo: { 'zh-CN': '张照片', en: 'photos' },
  audio: { 'zh-CN': '段录音', en: 'recordings' },
  video: { 'zh-CN': '段视频', en: 'videos' },
  file: { 'zh-CN': '个文件', en: 'files' },
}

/** Ids of uploaded files; that they exist and are of the kind is known only where they are stored. */
export const media = simple<'photo' | 'audio' | 'video' | 'file', readonly string[]>({
  members: { may: { min: whole(0, most), max: whole(1, most) }, together: ordered },
  fits: isTexts,
  limits: (field, path) => {
    const { min = 0, max = most } = field
    return (answer) => counted(answer.length, min, max, path)
  },
  tell: (answer, { kind }, { language }) => `${answer.length} ${say(words[kind], language)}`,
})
