import { fitTemplateValue, type TemplateData, typeOfKey } from '@field/wechat'
import type { MessageTemplate } from '../library.ts'
import { textOf } from './text-of.ts'
import type { Told } from './told.ts'

/**
 * The `data` of a subscription message in the reader's language, each value fitted to its keyword. `missing` names the
 * keyword for which there is nothing lawful to say: such a message cannot be sent, for WeChat wants every keyword.
 */
export function writeData(
  { data }: MessageTemplate,
  told: Told,
): { readonly data: TemplateData } | { readonly missing: string } {
  const written: Record<string, { value: string }> = {}
  for (const [key, meaning] of Object.entries(data)) {
    const type = typeOfKey(key)
    // A phrase is Chinese or nothing.
    const text = textOf(meaning, told, type === 'phrase' ? 'zh-CN' : told.language)
    const value = type && text !== null ? fitTemplateValue(type, text) : undefined
    if (value === undefined) return { missing: key }
    written[key] = { value }
  }
  return { data: written }
}
