import type { Phone } from './port.ts'

// Decided at build time, so that neither build carries the other's code.
export const phone: Phone =
  process.env.TARO_ENV === 'h5' ? require('./browser.ts').browserPhone : require('./wechat.ts').wechatPhone

export type { ChosenPhoto, Consent, ConsentAnswer, HttpAnswer, Phone, Upload } from './port.ts'
