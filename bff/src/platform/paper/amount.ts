import { fen, yuanText } from '@field/domain/kernel'

/** An amount as papers show it: a true minus, and a comma between thousands. */
export function amountText(amount: number): string {
  const [yuan = '', cents = ''] = yuanText(fen(amount)).split('.')
  return `${yuan.replace('-', '−').replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}
