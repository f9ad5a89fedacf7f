export { clockOf } from './clock.ts'
export { drawHead, languageFor, paperHead } from './head.ts'
export { drawMoney } from './money-table.ts'
export { sayingIn } from './words.ts'
