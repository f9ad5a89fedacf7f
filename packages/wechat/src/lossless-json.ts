const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * JSON.parse, except that an integer beyond 2^53 becomes a string of its digits instead of a rounded number
 * (WeChat's `msgid` is a 64-bit integer). Throws a SyntaxError on text that is not JSON.
 */
export const parseLossless = (text: string): unknown =>
  JSON.parse(
    text.replace(stringOrNumber, (piece) => {
      if (piece.startsWith('"') || /[.eE]/.test(piece)) return piece
      return Number.isSafeInteger(Number(piece)) ? piece : `"${piece}"`
    }),
  )
