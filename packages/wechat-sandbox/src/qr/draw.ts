/// <reference path="./modules.d.ts" />
import qrcode from 'qrcode'
import sharp from 'sharp'

/** A PNG whose QR code holds the launch path, with the scene encoded as it is in a launch query. */
export const drawCode = (page: string, scene: string, width: number): Promise<Buffer> =>
  qrcode.toBuffer(`${page}?scene=${encodeURIComponent(scene)}`, {
    type: 'png',
    width,
    margin: 2,
    errorCorrectionLevel: 'M',
  })

/** The same picture as WeChat may also send it. */
export const asJpeg = (png: Buffer): Promise<Buffer> => sharp(png).jpeg({ quality: 90 }).toBuffer()
