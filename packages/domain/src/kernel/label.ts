/** What a person reads, in the languages the organization keeps; Chinese is always there. */
export type Label = { readonly 'zh-CN': string; readonly en?: string }

export type Language = 'zh-CN' | 'en'

export const say = (label: Label, language: Language): string =>
  language === 'en' && label.en ? label.en : label['zh-CN']
