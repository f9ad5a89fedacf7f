import jsqr from 'jsqr'
import sharp from 'sharp'

/** What a mini-program gets from `wx.getLaunchOptionsSync` after its code was scanned; `query.scene` is still encoded. */
export type Launch = { readonly path: string; readonly query: { readonly scene: string }; readonly scene: 1047 }

// jsqr is CommonJS whose types speak of a default export; Node and the bundlers disagree on where that is.
type ReadCode = (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null
const readCode = ((jsqr as unknown as { default?: ReadCode }).default ?? jsqr) as unknown as ReadCode

/** The launch that the text of a code stands for; undefined when it is not one of ours. */
export const launchOf = (text: string): Launch | undefined => {
  const [path = '', query = ''] = text.split('?', 2)
  const scene = /^scene=([^&]+)$/.exec(query)?.[1]
  return scene !== undefined && /^[\w/-]+$/.test(path) ? { path, query: { scene }, scene: 1047 } : undefined
}

/** Reads the picture of a code (PNG or JPEG) as a camera would. */
export const scanPicture = async (bytes: Buffer): Promise<Launch | undefined> => {
  const picture = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => undefined)
  if (!picture) return undefined
  const found = readCode(new Uint8ClampedArray(picture.data), picture.info.width, picture.info.height)
  return found ? launchOf(found.data) : undefined
}
