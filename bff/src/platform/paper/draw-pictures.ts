import { type Hand, lineHeight } from './ink.ts'
import type { Place } from './paper.ts'

/** A JPEG of that many pixels, with words below. */
export type Picture = {
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
  readonly caption: string
}

const [between, tallest] = [12, 150]
const caption = { size: 8, color: '#5d615b' } as const satisfies Hand

/** Pictures in rows of that many, none distorted. */
export async function drawPictures(place: Place, pictures: readonly Picture[], across = 3): Promise<void> {
  const own = (place.width - (across - 1) * between) / across
  for (let index = 0; index < pictures.length; index += across) {
    const row = pictures.slice(index, index + across)
    const captions: (readonly string[])[] = []
    for (const one of row) captions.push(await place.ink.wrap(one.caption, own, caption))
    const sizes = row.map(({ width, height }) => Math.min(own / width, tallest / height))
    const high = Math.max(...row.map(({ height }, at) => height * (sizes[at] ?? 0)))
    const low = Math.max(...captions.map(({ length }) => length)) * lineHeight(caption)
    place.room(high + low + 12)
    for (const [at, { jpeg, width, height }] of row.entries()) {
      const x = place.left + at * (own + between)
      const scale = sizes[at] ?? 0
      place.ink.doc.image(jpeg, x, place.y, { width: width * scale, height: height * scale })
      for (const [line, text] of (captions[at] ?? []).entries())
        await place.ink.write(text, x, place.y + high + 2 + line * lineHeight(caption), caption)
    }
    place.y += high + low + 12
  }
}
