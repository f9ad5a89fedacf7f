import Taro from '@tarojs/taro'
import { keptPreference, usePreference } from './preference.ts'
import { rootClass, type TextSize, type Theme, textSizes, themes } from './root-class.ts'

/** Light, dark, or as the phone is. */
export const theme = keptPreference<Theme>('field.theme', themes, 'system')

/** The size of text: ×1, ×1.2, ×1.4, or as WeChat's own setting is. */
export const textSize = keptPreference<TextSize>('field.text-size', textSizes, 'system')

/** The classes of a page's root for this person, drawn again when a choice changes. */
export const useRootClass = (): string => rootClass(usePreference(theme), usePreference(textSize), systemTextScale())

/** WeChat's scale of text on this phone; 1 in a browser, which zooms by itself. */
function systemTextScale(): number {
  if (process.env.TARO_ENV === 'h5') return 1
  // Taro's types leave out both; WeChat gives the factor on newer versions and the size in points on all.
  const info = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number; fontSizeSetting?: number }
  return info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 17) / 17
}

/** Whether the page is drawn dark now. */
export function isDark(chosen: Theme): boolean {
  if (chosen !== 'system') return chosen === 'dark'
  if (process.env.TARO_ENV === 'h5') return window.matchMedia('(prefers-color-scheme: dark)').matches
  return Taro.getAppBaseInfo().theme === 'dark'
}
