import { icons } from '../src/ui/icons.ts'

/**
 * The style sheet of the icons: one mask a name, painted in the text colour of its place. A mask needs no colour of its
 * own, so one rule serves every tone and both themes, and the markup sent to the page is a class name.
 */
export function iconsCss(): string {
  const rules = Object.entries(icons).map(([name, markup]) => `.ic-${name} { --ic: url("${dataUri(markup)}"); }`)
  return `/* Written by config/write-icons.ts from icons.ts. */\n${rules.join('\n')}\n`
}

function dataUri(markup: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='1.75' stroke-linecap='round' stroke-linejoin='round'>${markup.replaceAll('"', "'")}</svg>`
  return `data:image/svg+xml,${svg.replaceAll('#', '%23').replaceAll('<', '%3C').replaceAll('>', '%3E')}`
}
