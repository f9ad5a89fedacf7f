/** A position in GCJ-02 degrees, the datum of Chinese maps and of WeChat. */
export type Position = { readonly latitude: number; readonly longitude: number }

const earthRadius = 6_371_008.8

/** Great-circle distance in metres. */
export function distance(a: Position, b: Position): number {
  const rad = Math.PI / 180
  const dLat = (b.latitude - a.latitude) * rad
  const dLon = (b.longitude - a.longitude) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)))
}
