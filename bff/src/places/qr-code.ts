import { createHash } from 'node:crypto'
import { ok, type Result, refuse } from '@field/domain/kernel'
import { keepAs, readNamed } from '../files/queries.ts'
import { pictures } from '../platform/pictures.ts'
import type { World } from '../platform/world.ts'

const page = 'pages/landing/page'

/**
 * The mini-program code of a tag as PNG. WeChat draws it once; it is kept by the app and the token, since it never
 * changes. Refuses `wechat_unavailable` when WeChat does not draw it now.
 */
export async function qrCode({ config, wechat, log }: World, token: string): Promise<Result<Buffer>> {
  const name = `qr/${createHash('sha256').update(`${wechat.appId} ${page} ${token}`).digest('hex').slice(0, 32)}.png`
  const kept = await readNamed(config.filesDir, name)
  if (kept) return ok(kept)
  const envVersion = config.production ? 'release' : 'develop'
  const drawn = await wechat.unlimitedQrCode({
    scene: token,
    page,
    checkPath: config.production,
    envVersion,
    width: 1280,
  })
  if (drawn.state !== 'ok') {
    log.warn({ outcome: drawn }, 'WeChat did not draw a mini-program code')
    return refuse('wechat_unavailable')
  }
  const sharp = await pictures()
  const png = await sharp(drawn.value.bytes).png().toBuffer()
  await keepAs(config.filesDir, name, png)
  return ok(png)
}
