import type { Label, Language } from '@field/domain/kernel'
import { say } from '@field/domain/kernel'
import Taro from '@tarojs/taro'
import { keptPreference, usePreference } from '../ui/index.ts'

export const languages = ['system', 'zh-CN', 'en'] as const

/** The language this person chose, or the phone's. */
export const language = keptPreference<(typeof languages)[number]>('field.language', languages, 'system')

/** Ours for a language tag of the phone, such as "zh_CN", "zh-Hant" or "en-GB": Chinese for Chinese, else English. */
export const nearestLanguage = (tag: string): Language => (/^zh\b|^zh_/i.test(tag) || tag === '' ? 'zh-CN' : 'en')

/** The language that sentences are in now. */
export function currentLanguage(): Language {
  const chosen = language.get()
  return chosen === 'system' ? systemLanguage() : chosen
}

const systemLanguage = (): Language =>
  nearestLanguage(process.env.TARO_ENV === 'h5' ? navigator.language : (Taro.getAppBaseInfo().language ?? ''))

/** As `currentLanguage`, drawn again when it changes. */
export function useLanguage(): Language {
  usePreference(language)
  return currentLanguage()
}

/** Reads a label of the organization's own (a work type, a field, a part) in the present language. */
export function useSay(): (label: Label) => string {
  const now = useLanguage()
  return (label) => say(label, now)
}
