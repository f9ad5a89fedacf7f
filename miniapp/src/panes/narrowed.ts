export type Named = { readonly id: string; readonly name: string }

type Asked = { readonly chosen: string | null; readonly typed: string; readonly most: number }

/**
 * Those whose name holds what was typed, at most so many, and how many were found in all. The chosen one is always
 * among them, where it stands.
 */
export function narrowed<One extends Named>(
  all: readonly One[],
  { chosen, typed, most }: Asked,
): { readonly shown: readonly One[]; readonly found: number } {
  const wanted = typed.trim().toLowerCase()
  const found = all.filter(({ name }) => name.toLowerCase().includes(wanted))
  const room = most - (all.some(({ id }) => id === chosen) ? 1 : 0)
  const others = new Set(found.filter(({ id }) => id !== chosen).slice(0, room))
  return { shown: all.filter((one) => one.id === chosen || others.has(one)), found: found.length }
}

/** The same for a list under "all of them": while they are many and nothing is typed, only the chosen one. */
export function narrowedBelowAll<One extends Named>(
  all: readonly One[],
  asked: Asked,
): ReturnType<typeof narrowed<One>> {
  if (all.length <= asked.most || asked.typed.trim() !== '') return narrowed(all, asked)
  const shown = all.filter(({ id }) => id === asked.chosen)
  return { shown, found: shown.length }
}
