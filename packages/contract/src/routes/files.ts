import { Type } from 'typebox'
import { anybody, type RouteSchema, signedIn } from '../route.ts'
import { Id, IdParams, nullable, oneOf, Words } from '../shape.ts'

export const FileReply = Type.Object({
  id: Id,
  kind: oneOf(['image', 'audio', 'signature', 'video', 'document']),
  name: Type.Optional(nullable(Type.String({ description: 'of a document, as its sender called it' }))),
  bytes: Type.Integer(),
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  sha256: Type.String(),
  url: Type.String(),
  thumbnail: nullable(Type.String()),
})

export const fileRoutes = {
  'POST /files': {
    policy: signedIn,
    tag: 'files',
    summary:
      'Upload one file (multipart: fields `id` (UUID born on the phone), `purpose` photo|audio|signature|video|file, for a document its `name`, then `file`). Images are decoded and re-encoded: no position, no hidden payload; a video is MP4 of at most a minute. The same id again answers the same file.',
    reply: FileReply,
    status: 201,
    raw: 'multipart',
  },
  'GET /files/:id/link': {
    policy: signedIn,
    tag: 'files',
    summary: 'A fresh signed link to a file of a work order I can see, or that I uploaded.',
    params: IdParams,
    reply: Type.Object({ url: Type.String(), thumbnail: nullable(Type.String()) }),
  },
  'GET /files/:id': {
    policy: anybody,
    tag: 'files',
    summary:
      'The bytes, by a signed link that is good for 15 minutes; one range of them where asked. Documents come as downloads.',
    params: IdParams,
    query: Type.Object({ e: Words(20), s: Words(100), v: Type.Optional(oneOf(['thumbnail'])) }),
    reply: Type.Unknown(),
    bytes: 'application/octet-stream',
  },
} as const satisfies Record<string, RouteSchema>
