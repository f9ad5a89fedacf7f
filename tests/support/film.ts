/** A box of an MP4. */
export function box(name: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4)
  return bytes
}

type Wanted = {
  readonly seconds?: number
  readonly brand?: string
  readonly handler?: string
  readonly frames?: number
}

/** A small film as a phone writes it, with the place where it was taken in its header. */
export function film({ seconds = 8, brand = 'isom', handler = 'vide', frames = 4_000 }: Wanted = {}): Buffer {
  const place = box('udta', box('\xa9xyz', Buffer.from('+31.2304+121.4737/')))
  const track = box('trak', box('mdia', box('hdlr', words(0, 0), Buffer.from(handler), words(0, 0, 0))))
  const movie = box('moov', box('mvhd', words(0, 0, 0, 1_000, seconds * 1_000), Buffer.alloc(80)), track, place)
  return Buffer.concat([
    box('ftyp', Buffer.from(brand), words(512), Buffer.from('isommp41')),
    movie,
    box('mdat', Buffer.alloc(frames, 5)),
  ])
}
