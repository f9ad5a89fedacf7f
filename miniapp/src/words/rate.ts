import { area } from './area.ts'

/** Rating a finished order, and taking back a confirmation. */
export const rate = area({
  title: { 'zh-CN': '评价', en: 'Rate' },
  noted: { 'zh-CN': '已记下：修好了', en: 'Noted: repaired' },
  takeBack: { 'zh-CN': (left: string) => `撤回 ${left}`, en: (left: string) => `Take back ${left}` },
  kept: { 'zh-CN': '确认已存在手机，有信号就发', en: 'Confirmation kept, sent when there is signal' },
  confirmed: { 'zh-CN': '已确认修好', en: 'Confirmed' },
  howWas: { 'zh-CN': (name: string) => `${name}师傅这次怎么样？`, en: (name: string) => `How was ${name}?` },
  howWasIt: { 'zh-CN': '这次服务怎么样？', en: 'How was the service?' },
  star1: { 'zh-CN': '很差', en: 'Bad' },
  star2: { 'zh-CN': '不满意', en: 'Poor' },
  star3: { 'zh-CN': '一般', en: 'Fair' },
  star4: { 'zh-CN': '满意', en: 'Good' },
  star5: { 'zh-CN': '非常满意', en: 'Excellent' },
  onTime: { 'zh-CN': '准时', en: 'On time' },
  clear: { 'zh-CN': '讲得明白', en: 'Explained well' },
  tidy: { 'zh-CN': '收拾干净', en: 'Left it tidy' },
  fairPrice: { 'zh-CN': '价格清楚', en: 'Clear price' },
  late: { 'zh-CN': '到得晚', en: 'Late' },
  notFixed: { 'zh-CN': '没修好', en: 'Not fixed' },
  sayMore: { 'zh-CN': '还想说点什么（可不填）', en: 'Anything else (optional)' },
  skip: { 'zh-CN': '跳过', en: 'Skip' },
  submit: { 'zh-CN': '提交评价', en: 'Send rating' },
  chooseStars: { 'zh-CN': '先点几颗星', en: 'Choose stars first' },
  already: { 'zh-CN': '您已经评价过了', en: 'You have rated this' },
  notYet: { 'zh-CN': '还没到评价的时候', en: 'Not yet time to rate' },
})
