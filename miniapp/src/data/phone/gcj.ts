type Degrees = { readonly latitude: number; readonly longitude: number }

// Krasovsky's ellipsoid, which the offset of GCJ-02 is reckoned on.
const axis = 6_378_245
const flatness = 0.006_693_421_622_965_943
const { PI, sin, cos, sqrt, abs } = Math

const wave = (value: number, ...terms: readonly (readonly [size: number, step: number])[]): number =>
  terms.reduce((sum, [size, step]) => sum + size * sin((value * PI) / step), 0) * (2 / 3)

function north(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
  return plain + wave(x, [20, 1 / 6], [20, 1 / 2]) + wave(y, [20, 1], [40, 3], [160, 12], [320, 30])
}

function east(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
  return plain + wave(x, [20, 1 / 6], [20, 1 / 2], [20, 1], [40, 3], [150, 12], [300, 30])
}

/** What a browser measures (WGS-84) in the degrees of China's maps (GCJ-02); elsewhere they are the same. */
export function toGcj({ latitude, longitude }: Degrees): Degrees {
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271)
    return { latitude, longitude }
  const [x, y] = [longitude - 105, latitude - 35]
  const angle = (latitude / 180) * PI
  const bulge = 1 - flatness * sin(angle) ** 2
  const up = (north(x, y) * 180) / (((axis * (1 - flatness)) / (bulge * sqrt(bulge))) * PI)
  const right = (east(x, y) * 180) / ((axis / sqrt(bulge)) * cos(angle) * PI)
  return { latitude: latitude + up, longitude: longitude + right }
}
