import type { Reply } from '@field/contract'
import type { Instant } from '@field/domain/kernel'

export type Asset = Reply<'GET /assets'>['items'][number]

const plain = (text: string) => text.toLowerCase().replace(/\s/g, '')

/** The assets whose name, model, spot or serial holds what is typed. */
export function found(assets: readonly Asset[], typed: string): readonly Asset[] {
  const wanted = plain(typed)
  if (wanted === '') return assets
  return assets.filter(({ name, model, serial, place }) =>
    [name, model, serial ?? '', place?.spot ?? ''].some((text) => plain(text).includes(wanted)),
  )
}

/** The warranty that lasts longest and still holds, null when none does. */
export function warrantyNow(
  { warranties }: Pick<Asset, 'warranties'>,
  now: Instant,
): Asset['warranties'][number] | null {
  const holding = warranties.filter(({ until }) => until >= now)
  return holding.sort((a, b) => b.until - a.until)[0] ?? null
}

/** In repair first, then by name. */
export const inOrder = (assets: readonly Asset[]): readonly Asset[] =>
  [...assets].sort(
    (a, b) =>
      Number(b.openWorkOrderId !== null) - Number(a.openWorkOrderId !== null) || a.name.localeCompare(b.name, 'zh'),
  )
