import type { Reply } from '@field/contract'

export type Affected = Reply<'POST /work-types/:key/preview'>['orders'][number]
export type ChangeOfOrder = Affected['change']

const order: readonly ChangeOfOrder[] = ['stays', 'follows', 'untouched']

/** The open orders by what would become of them, those that cannot change over first; no empty groups. */
export const byChange = (
  orders: readonly Affected[],
): readonly { readonly change: ChangeOfOrder; readonly orders: readonly Affected[] }[] =>
  order
    .map((change) => ({ change, orders: orders.filter((one) => one.change === change) }))
    .filter(({ orders: list }) => list.length > 0)

/** Open orders that can change over and stand at the same step: chosen together. */
export type Group = {
  readonly node: string
  readonly label: Affected['nodeLabel']
  readonly fields: Affected['fields']
  readonly orders: readonly Affected[]
}

/** Those that can change over by the step they are at, the largest group first. */
export function groupsOf(orders: readonly Affected[]): readonly Group[] {
  const follows = orders.filter(({ change }) => change === 'follows')
  return [...new Set(follows.map(({ node }) => node))]
    .flatMap((node): Group[] => {
      const of = follows.filter((one) => one.node === node)
      const [first] = of
      const fields = new Map(of.flatMap((one) => one.fields.map((field) => [`${field.node} ${field.field}`, field])))
      return first ? [{ node, label: first.nodeLabel, fields: [...fields.values()], orders: of }] : []
    })
    .sort((one, other) => other.orders.length - one.orders.length)
}

/** Which orders go over when the groups at these steps stay: all that can, none, or by their ids. */
export function asked(groups: readonly Group[], staying: readonly string[]): 'all' | 'none' | string[] {
  const going = groups.filter(({ node }) => !staying.includes(node))
  if (going.length === 0) return 'none'
  return going.length === groups.length ? 'all' : going.flatMap(({ orders }) => orders.map(({ id }) => id))
}

/** What stands on the publish button, and whether it can be pressed. */
export type PublishState = { readonly kind: 'ready' } | { readonly kind: 'mend'; readonly count: number }

export const publishState = (problems: number, clashes: number): PublishState =>
  problems + clashes > 0 ? { kind: 'mend', count: problems + clashes } : { kind: 'ready' }
