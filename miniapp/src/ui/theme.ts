import Taro from '@tarojs/taro'
import { keptPreference, usePreference } from './preference.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const textSizes = ['system', 'normal', 'large', 'extra'] as const
export type TextSize = (typeof textSizes)[number]

/** Light, dark, or as the phone is. */
export const theme = keptPreference<Theme>('field.theme', themes, 'system')

/** The size of text: ×1, ×1.2, ×1.4, or as WeChat's own setting is. */
export const textSize = keptPreference<TextSize>('field.text-size', textSizes, 'system')

/** The nearest of our sizes to WeChat's scale of text, where 1 is normal and care mode is about 1.4. */
export const nearestSize = (scale: number): Exclude<TextSize, 'system'> =>
  scale >= 1.3 ? 'extra' : scale >= 1.1 ? 'large' : 'normal'

const sizeClass = { normal: '', large: 'text-lg', extra: 'text-xl' } as const
const themeClass = { system: '', light: 'theme-light', dark: 'theme-dark' } as const

/** The classes of a page's root for these choices; "system" leaves the theme to the style sheet's media query. */
export const rootClass = (chosen: Theme, size: TextSize, systemScale: number): string =>
  ['app', themeClass[chosen], sizeClass[size === 'system' ? nearestSize(systemScale) : size]].filter(Boolean).join(' ')

/** The classes of a page's root for this person, drawn again when a choice changes. */
export function useRootClass(): string {
  return rootClass(usePreference(theme), usePreference(textSize), systemTextScale())
}

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
