/// <reference path="./modules.d.ts" />
import jsqr from 'jsqr'
import pngjs from 'pngjs'

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

/** Reads the picture of a code (PNG) as a camera would. */
export const scanPicture = (png: Buffer): Launch | undefined => {
  try {
    const { data, width, height } = pngjs.PNG.sync.read(png)
    const found = readCode(new Uint8ClampedArray(data), width, height)
    return found ? launchOf(found.data) : undefined
  } catch {
    return undefined
  }
}
