import type { FastifyInstance } from 'fastify'
import { launchOf, scanPicture } from '../qr/scan.ts'
import { badAsk, inputOf } from './ask.ts'

/** Plays the camera: the bytes of a code (PNG or JPEG), or `{ text }` read from one elsewhere, become a launch. */
export const scanRoutes = (server: FastifyInstance): void => {
  server.post('/sandbox/scan', async (request) => {
    const picture = request.headers['content-type']?.startsWith('image/') && Buffer.isBuffer(request.body)
    const launch = picture ? await scanPicture(request.body as Buffer) : launchOf(String(inputOf(request).text ?? ''))
    if (!launch) throw badAsk(422, 'this is no code of a mini-program')
    return launch
  })
}
