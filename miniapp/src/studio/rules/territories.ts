import type { Reply } from '@field/contract'

export type Territory = Reply<'GET /routing/choices'>['territories'][number]

/** Those right inside one; of the highest there are for null. */
export const childrenOf = (all: readonly Territory[], parent: string | null): readonly Territory[] =>
  all.filter(({ parentId }) => parentId === parent)

/** From the highest to the one itself. */
export function pathTo(all: readonly Territory[], id: string): readonly Territory[] {
  const one = all.find((territory) => territory.id === id)
  if (!one) return []
  return one.parentId === null ? [one] : [...pathTo(all, one.parentId), one]
}

/** Where the tree begins to branch: above that there is nothing to choose between. */
export function firstChoice(all: readonly Territory[], at: string | null = null): string | null {
  const [only, ...others] = childrenOf(all, at)
  return only && others.length === 0 && childrenOf(all, only.id).length > 0 ? firstChoice(all, only.id) : at
}

const most = 30

/** Whose name holds the text, those higher up first. */
export const found = (all: readonly Territory[], text: string): readonly Territory[] =>
  all.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase())).slice(0, most)

/** Puts one in, or takes it out. One inside of what is chosen says nothing more, so it goes. */
export function chosenWith(all: readonly Territory[], chosen: readonly string[], id: string): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id)
  return [...chosen.filter((one) => !pathTo(all, one).some((above) => above.id === id)), id]
}
