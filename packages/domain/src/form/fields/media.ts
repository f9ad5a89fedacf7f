import { counted, isTexts, simple } from './simple.ts'

/** Ids of uploaded files; that they exist and are of the kind is known only where they are stored. */
export const media = simple<'photo' | 'audio' | 'video' | 'file', readonly string[]>(isTexts, (answer, field, path) =>
  counted(answer.length, field.min ?? 0, field.max ?? 20, path),
)
