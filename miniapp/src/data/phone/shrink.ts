const longest = 2048

/** A photo no larger than the server keeps, as JPEG; anything that is not a picture comes back as it was. */
export async function shrink(blob: Blob): Promise<Blob> {
  if (!blob.type.startsWith('image/')) return blob
  const picture = await createImageBitmap(blob).catch(() => null)
  if (!picture) return blob
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  if (scale === 1 && blob.size < 1_500_000) return blob
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob((small) => resolve(small ?? blob), 'image/jpeg', 0.82))
}
