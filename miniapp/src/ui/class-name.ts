/** Joins the class names that apply; `false`, `undefined` and '' drop out. */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ')
