import { area } from './area.ts'

/** Quotes: what a technician offers, and what the customer says to it. */
export const quoteWords = area({
  offer: { 'zh-CN': '给客户报价', en: 'Offer a quote' },
  offerAgain: { 'zh-CN': '重新报价', en: 'Quote again' },
  offerWhat: {
    'zh-CN': '按现在的项目和配件报价，客户在微信里同意或不同意',
    en: 'What is planned now is sent to the customer, who approves or declines',
  },
  offered: { 'zh-CN': '报价已发给客户', en: 'The quote was sent' },
  title: { 'zh-CN': '报价', en: 'Quote' },
  numbered: { 'zh-CN': (number: number) => `第 ${number} 次报价`, en: (number: number) => `Quote ${number}` },
  state_offered: { 'zh-CN': '等客户同意', en: 'Waits for the customer' },
  state_approved: { 'zh-CN': '已同意', en: 'Approved' },
  state_declined: { 'zh-CN': '没有同意', en: 'Declined' },
  state_replaced: { 'zh-CN': '已换新报价', en: 'Replaced' },
  yourTurn: { 'zh-CN': '等您决定', en: 'Your turn' },
  offeredAt: { 'zh-CN': (time: string) => `${time} 报出`, en: (time: string) => `Offered ${time}` },
  limit: {
    'zh-CN': (sum: string) => `客户同意到 ${sum}，超出要重新报价`,
    en: (sum: string) => `Approved up to ${sum}; more needs a new quote`,
  },
  overLimit: {
    'zh-CN': (sum: string) => `比客户同意的多 ${sum}，先重新报价`,
    en: (sum: string) => `${sum} more than approved: quote again first`,
  },
  notMore: {
    'zh-CN': '同意后，超出这个数会先再问您',
    en: 'Once approved, you are asked before it costs more',
  },
  approve: { 'zh-CN': '同意报价', en: 'Approve' },
  decline: { 'zh-CN': '不同意', en: 'Decline' },
  declineTitle: { 'zh-CN': '不同意这份报价', en: 'Decline this quote' },
  words: { 'zh-CN': '想说的话', en: 'Your words' },
  wordsHint: { 'zh-CN': '比如：先不换压缩机', en: 'Such as: leave the compressor for now' },
  wordsFirst: { 'zh-CN': '先写一句为什么', en: 'Say why first' },
  sendDecline: { 'zh-CN': '告诉师傅', en: 'Tell them' },
  approved: { 'zh-CN': '已同意，师傅看到了', en: 'Approved; the technician sees it' },
  declined: { 'zh-CN': '已告诉师傅', en: 'The technician was told' },
  saidSo: { 'zh-CN': (words: string) => `客户说：${words}`, en: (words: string) => `Customer: ${words}` },
  youSaid: { 'zh-CN': (words: string) => `您说：${words}`, en: (words: string) => `You said: ${words}` },
})
