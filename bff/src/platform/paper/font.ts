/// <reference path="./wawoff2.d.ts" />
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const fonts = path.dirname(createRequire(import.meta.url).resolve('noto-sans-sc/package.json'))

export type Weight = 'regular' | 'bold'
const folderOf = (weight: Weight): string => path.join(fonts, `noto_sans_sc_${weight}`)

type Slice = { readonly file: string; readonly ranges: readonly (readonly [from: number, to: number])[] }
/** A stretch of text that one slice of the font can draw; null is for signs that it has not. */
export type Run = { readonly text: string; readonly slice: string | null }

const slices: { [weight in Weight]?: Promise<readonly Slice[]> } = {}

// The font comes in some hundred slices with the signs of each named in its style sheet.
async function readSlices(weight: Weight): Promise<readonly Slice[]> {
  const folder = folderOf(weight)
  const css = await readFile(path.join(folder, 'css.css'), 'utf8')
  return [...css.matchAll(/url\(([^)]+\.woff2)\)[^}]*?unicode-range:\s*([^;}]+)/g)].map(
    ([, file = '', ranges = '']) => ({
      file: path.join(folder, file),
      ranges: ranges.split(',').map((range) => {
        const [from = '', to = from] = range.trim().slice(2).split('-')
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
      }),
    }),
  )
}

// The font draws ’ as wide as a Chinese sign; within a Latin word the plain one stands for it.
const apostrophe = /(?<=\p{Script=Latin})’(?=\p{Script=Latin})/gu

/** Parts a text into runs of one slice each. */
export async function runsOf(text: string, weight: Weight = 'regular'): Promise<readonly Run[]> {
  slices[weight] ??= readSlices(weight)
  const all = await slices[weight]
  const runs: Run[] = []
  for (const sign of text.replace(apostrophe, "'")) {
    const code = sign.codePointAt(0) ?? 0
    const slice = all.find(({ ranges }) => ranges.some(([from, to]) => from <= code && code <= to))?.file ?? null
    const last = runs.at(-1)
    if (last && last.slice === slice) runs[runs.length - 1] = { slice, text: last.text + sign }
    else runs.push({ slice, text: sign })
  }
  return runs
}

/**
 * A slice of the font by its file, as a plain TrueType font: cutting a font down to the signs used needs its outlines as
 * they are, and within WOFF2 they are stored another way.
 */
export async function readSlice(file: string): Promise<Buffer> {
  const [packed, { decompress }] = await Promise.all([readFile(file), import('wawoff2')])
  const unpacked = unpacking.then(async () => Buffer.from(await decompress(packed)))
  unpacking = unpacked.catch(() => undefined)
  return unpacked
}

// What is unpacked lies in memory that the next one is unpacked into: one after the other, and copied before the next.
let unpacking: Promise<unknown> = Promise.resolve()
