import { type Language, say } from '@field/domain/kernel'
import { fitTemplateValue, type TemplateData, typeOfKey, type ValueType } from '@field/wechat'
import type { MessageTemplate } from '../library.ts'
import { ownWords } from './own-words.ts'
import { textOf } from './text-of.ts'
import type { Told } from './told.ts'

/** What the work type's message rule says in this keyword, as far as WeChat takes it. */
function ofRule(key: string, type: ValueType, told: Told, language: Language): string | undefined {
  const { saying } = told.fields
  const label = saying && Object.hasOwn(saying.fields, key) ? saying.fields[key] : undefined
  const words = saying && label ? ownWords(say(label, language), saying, told, language) : null
  return words === null ? undefined : fitTemplateValue(type, words)
}

/**
 * The `data` of a subscription message in the reader's language, each value fitted to its keyword: the work type's own
 * words where it has some and they can be said, else what the library means by the keyword. `missing` names the keyword
 * for which there is nothing lawful to say: such a message cannot be sent, for WeChat wants every keyword.
 */
export function writeData(
  { data }: MessageTemplate,
  told: Told,
): { readonly data: TemplateData } | { readonly missing: string } {
  const written: Record<string, { value: string }> = {}
  const ruled = told.fields.saying?.rule != null
  for (const [key, meaning] of Object.entries(data)) {
    const type = typeOfKey(key)
    if (!type) return { missing: key }
    // A phrase is Chinese or nothing.
    const language = type === 'phrase' ? 'zh-CN' : told.language
    const usual = (): string | null => {
      const text = textOf(meaning, told, language)
      // A rule may use a template of another moment, at which nothing is promised: then it says when it happened.
      return text === null && ruled && type === 'time' ? textOf('at', told, language) : text
    }
    const own = ofRule(key, type, told, language)
    const text = own === undefined ? usual() : null
    const value = own ?? (text === null ? undefined : fitTemplateValue(type, text))
    if (value === undefined) return { missing: key }
    written[key] = { value }
  }
  return { data: written }
}
