export { clockOf } from './clock.ts'
export { drawHead, languageFor, type PaperHead, paperHead } from './head.ts'
export { drawMoney } from './money-table.ts'
export { type Saying, sayingIn } from './words.ts'
