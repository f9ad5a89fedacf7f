/** What must lie where, reckoned outside from what each client was told, and from nothing else. */
export type Oracle = {
  readonly move: (part: string, from: string, to: string, quantity: number) => void
  readonly at: (place: string, part: string) => number
  /** Every place and part it ever heard of. */
  readonly shelves: () => readonly (readonly [place: string, part: string])[]
}

export function openOracle(): Oracle {
  const held = new Map<string, number>()
  const add = (place: string, part: string, change: number) =>
    held.set(`${place} ${part}`, (held.get(`${place} ${part}`) ?? 0) + change)
  return {
    move: (part, from, to, quantity) => {
      add(from, part, -quantity)
      add(to, part, quantity)
    },
    at: (place, part) => held.get(`${place} ${part}`) ?? 0,
    shelves: () => [...held.keys()].map((key) => key.split(' ') as [string, string]),
  }
}
