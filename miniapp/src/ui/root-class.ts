export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const textSizes = ['system', 'normal', 'large', 'extra'] as const
export type TextSize = (typeof textSizes)[number]

const themeClass = { system: '', light: 'theme-light', dark: 'theme-dark' } as const
const sizeClass = { normal: '', large: 'text-lg', extra: 'text-xl' } as const

/** The classes of a page's root for these choices; "system" leaves the theme to the style sheet's media query. */
export const rootClass = (theme: Theme, size: TextSize, systemScale: number): string =>
  ['app', themeClass[theme], sizeClass[size === 'system' ? nearestSize(systemScale) : size]].filter(Boolean).join(' ')

/** The nearest of our sizes to WeChat's scale of text, where 1 is normal and care mode is about 1.4. */
export const nearestSize = (scale: number): Exclude<TextSize, 'system'> =>
  scale >= 1.3 ? 'extra' : scale >= 1.1 ? 'large' : 'normal'
