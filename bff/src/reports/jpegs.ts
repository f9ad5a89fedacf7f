import type { OrderFile, StoredFile } from '../files/queries.ts'
import { readNamed } from '../files/queries.ts'
import type { Picture } from '../platform/paper/draw-pictures.ts'
import { pictures } from '../platform/pictures.ts'

/** What a picture on paper shows: sharp enough at a third of a page, small enough to be sent. */
const longestEdge = 720

export type Drawn = Omit<Picture, 'caption'>

/** Kept pictures as JPEG by their id, always the same bytes for the same picture; those whose bytes are gone are left out. */
export async function jpegsOf(
  folder: string,
  files: readonly Pick<StoredFile, 'id' | 'kind' | 'storageKey'>[],
): Promise<ReadonlyMap<OrderFile['id'], Drawn>> {
  const sharp = await pictures()
  const drawn = new Map<string, Drawn>()
  for (const { id, kind, storageKey } of files) {
    if (kind !== 'image' && kind !== 'signature') continue
    const bytes = await readNamed(folder, storageKey)
    if (!bytes) continue
    const { data, info } = await sharp(bytes)
      .autoOrient()
      .resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 78 })
      .toBuffer({ resolveWithObject: true })
    drawn.set(id, { jpeg: data, width: info.width, height: info.height })
  }
  return drawn
}
