import sharp from 'sharp'

type Shade = { readonly wall: string; readonly thing: string; readonly mark: string }

const worn: Shade = { wall: '#aeb4b8', thing: '#8b9399', mark: '#6b4a2f' }
const mended: Shade = { wall: '#c3ccd0', thing: '#e6ebee', mark: '#3f7f55' }

const frame = (body: string, wall: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720" viewBox="0 0 96 72"><rect width="96" height="72" fill="${wall}"/>${body}</svg>`

const parts: Readonly<Record<string, (shade: Shade) => string>> = {
  evaporator_fan: ({ thing, mark }) =>
    `<circle cx="48" cy="36" r="24" fill="${thing}" stroke="#4a5157" stroke-width="2"/>${[0, 72, 144, 216, 288]
      .map(
        (turn) =>
          `<ellipse cx="48" cy="24" rx="6" ry="12" fill="${mark}" opacity=".8" transform="rotate(${turn} 48 36)"/>`,
      )
      .join('')}<circle cx="48" cy="36" r="5" fill="#3b4045"/>`,
  start_capacitor: ({ thing, mark }) =>
    `<rect x="34" y="16" width="28" height="42" rx="4" fill="${thing}" stroke="#4a5157" stroke-width="2"/><rect x="40" y="8" width="4" height="10" fill="#3b4045"/><rect x="52" y="8" width="4" height="10" fill="#3b4045"/><rect x="38" y="30" width="20" height="8" fill="${mark}"/>`,
  door_seal: ({ thing, mark }) =>
    `<rect x="26" y="6" width="44" height="60" fill="${thing}" stroke="#4a5157" stroke-width="2"/><rect x="30" y="10" width="36" height="52" fill="none" stroke="${mark}" stroke-width="3"/>`,
  drain_hole: ({ thing, mark }) =>
    `<path d="M8 62 H88 V44 Q48 56 8 44 Z" fill="${thing}" stroke="#4a5157" stroke-width="2"/><circle cx="48" cy="53" r="6" fill="#2c3034"/><circle cx="48" cy="53" r="4" fill="${mark}"/>`,
  cabinet: ({ thing, mark }) =>
    `<rect x="30" y="4" width="36" height="64" rx="2" fill="${thing}" stroke="#4a5157" stroke-width="2"/><rect x="34" y="14" width="28" height="46" fill="#dfe9ee"/>${[
      24, 36, 48,
    ]
      .map((y) => `<rect x="34" y="${y}" width="28" height="1.5" fill="#7d858b"/>`)
      .join(
        '',
      )}<path d="M34 14 h28 v9 q-7 5 -14 0 t-14 0 z" fill="#fff" opacity=".85"/><circle cx="62" cy="9" r="1.6" fill="${mark}"/>`,
  label: ({ mark }) =>
    `<rect x="18" y="14" width="60" height="44" rx="3" fill="#f4f4f0" stroke="#4a5157"/>${[22, 30, 38, 46]
      .map((y, i) => `<rect x="24" y="${y}" width="${48 - i * 8}" height="3" fill="#6b7278"/>`)
      .join('')}<rect x="62" y="44" width="10" height="8" fill="${mark}"/>`,
}

const made = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** A drawn picture of a part before or after the repair, as JPEG: the story needs evidence and has no camera. */
export function picture(part: string, state: 'before' | 'after'): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${part} ${state}`
  const known = made.get(key)
  if (known) return known
  const shade = state === 'before' ? worn : mended
  const draw = parts[part] ?? parts.cabinet
  const bytes = sharp(Buffer.from(frame(draw?.(shade) ?? '', shade.wall)))
    .jpeg({ quality: 80 })
    .toBuffer()
    .then((b) => new Uint8Array(b))
  made.set(key, bytes)
  return bytes
}

/** A signature in ink on a clear ground, as the phone's signature pad makes it. */
export function signature(seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const wave = Array.from(
    { length: 9 },
    (_, i) => `T ${40 + i * 34} ${60 + Math.round(Math.sin(seed * 7 + i * 1.7) * 26)}`,
  ).join(' ')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="140"><path d="M20 80 Q 30 40 40 60 ${wave}" fill="none" stroke="#17191e" stroke-width="4" stroke-linecap="round"/></svg>`
  return sharp(Buffer.from(svg))
    .png()
    .toBuffer()
    .then((b) => new Uint8Array(b))
}
