/** A selector of WXML as one of the browser: tags of components get the prefix of the elements that play them. */
export const tagged = (selector: string): string =>
  selector.replace(
    /(^|[\s>+~,(])([a-z][a-z-]*)/g,
    (_, before: string, tag: string) => `${before}${tag.startsWith('wx-') ? tag : `wx-${tag}`}`,
  )
