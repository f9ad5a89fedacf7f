/** A line of an instruction: as before, new, or gone. */
export type DiffLine = { readonly change: 'same' | 'new' | 'gone'; readonly text: string }

/** The lines of a text; an empty text has none. */
export const linesOfText = (text: string): readonly string[] => (text === '' ? [] : text.split(/\r?\n/))

/**
 * How one text becomes the other, line by line, with as few changes as there can be: the lines kept are a longest
 * common subsequence. What is gone stands before what is new in its place.
 */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [linesOfText(before), linesOfText(after)]
  const longest = table(a, b)
  const diff: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left === right) {
      diff.push({ change: 'same', text: left })
      i += 1
      j += 1
    } else if (left !== undefined && (right === undefined || at(longest, i + 1, j) >= at(longest, i, j + 1))) {
      diff.push({ change: 'gone', text: left })
      i += 1
    } else {
      diff.push({ change: 'new', text: right as string })
      j += 1
    }
  }
  return diff
}

const at = (rows: readonly (readonly number[])[], i: number, j: number): number => rows[i]?.[j] ?? 0

/** For each pair of tails, how many lines they have in common in order. */
function table(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = rows[i] as number[]
      row[j] = a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1))
    }
  return rows
}
