import type { Reply } from '@field/contract'
import Taro from '@tarojs/taro'

type Settlement = Reply<'GET /work-orders/:id/settlement'>

/** Settlements that were made; what is only counted has nobody to dispute it with. */
const made: readonly Settlement['state'][] = ['submitted', 'reviewed', 'confirmed', 'paid', 'disputed']

/** The address on which a line of a settlement, or with no amount the verdict on a line of work, is disputed. */
export const disputePath = (orderId: string, line: string, label: string, stands: number | null): string =>
  `/disputes/open/page?id=${orderId}&line=${encodeURIComponent(line)}&label=${encodeURIComponent(label)}${
    stands === null ? '' : `&stands=${stands}`
  }`

/** What a tap on a line's dispute does; null where there is nothing to dispute. */
export function disputable(
  { state, workOrderId }: Pick<Settlement, 'state' | 'workOrderId'>,
  { id, amountFen }: { readonly id: string; readonly amountFen: number },
): ((label: string) => void) | null {
  if (!made.includes(state)) return null
  return (label) => void Taro.navigateTo({ url: disputePath(workOrderId, id, label, amountFen) })
}
