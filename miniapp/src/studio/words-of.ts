/** The words of a text, parted by spaces or commas of either kind, each once. */
export const wordsOf = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,，、]+/).filter((word) => word !== '')),
]
