import { say } from '../../kernel/index.ts'
import { isText, simple } from './simple.ts'

/** The id of the drawn signature's file. */
export const signature = simple<'signature', string>({
  fits: isText,
  tell: (_answer, _field, { language }) => say({ 'zh-CN': '已签名', en: 'Signed' }, language),
})
