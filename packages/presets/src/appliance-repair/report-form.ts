import type { FormSchema } from '@field/domain/form'

/** What a person standing before the broken thing is asked: any one of the four is enough. */
export const reportForm: FormSchema = {
  version: 1,
  atLeastOneOf: [['symptoms', 'photos', 'voice', 'words']],
  fields: [
    {
      key: 'symptoms',
      kind: 'multi_select',
      label: { 'zh-CN': '哪里不对劲？', en: 'What is wrong?' },
      help: { 'zh-CN': '可以多选', en: 'Choose any' },
      options: [
        { value: 'not_cooling', label: { 'zh-CN': '不制冷', en: 'Not cooling' } },
        { value: 'frost', label: { 'zh-CN': '结霜结冰', en: 'Frost or ice' } },
        { value: 'leak', label: { 'zh-CN': '漏水', en: 'Leaking' } },
        { value: 'noise', label: { 'zh-CN': '声音大', en: 'Noisy' } },
        { value: 'door', label: { 'zh-CN': '门关不严', en: 'Door does not close' } },
        { value: 'no_power', label: { 'zh-CN': '不通电', en: 'No power' } },
      ],
    },
    { key: 'photos', kind: 'photo', label: { 'zh-CN': '照片', en: 'Photos' }, max: 9 },
    { key: 'voice', kind: 'audio', label: { 'zh-CN': '语音', en: 'Voice' }, max: 3 },
    {
      key: 'words',
      kind: 'long_text',
      label: { 'zh-CN': '文字', en: 'In words' },
      help: { 'zh-CN': '语音转成的文字，点一下可以改', en: 'Turned from your voice; tap to edit' },
      max: 1_000,
    },
  ],
}
