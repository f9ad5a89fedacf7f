import type { Fen, Label } from '../kernel/index.ts'

/** A grade of monthly sales: reached by sales of `from` fen and more in one calendar month. */
export type VolumeGrade = { readonly key: string; readonly label: Label; readonly from: Fen }

/** The highest grade that a month's sales reach; undefined below all. */
export const gradeFor = (grades: readonly VolumeGrade[], sales: Fen): string | undefined =>
  [...grades].sort((a, b) => b.from - a.from).find(({ from }) => sales >= from)?.key
