import type { Position } from '@field/domain/kernel'
import Taro from '@tarojs/taro'

const patience = 6_000

/**
 * Where the technician is, asked for once, on the tap that says "I have arrived". Null when it was refused, is not to be
 * had or takes too long: the arrival counts without it.
 */
export async function positionOnce(): Promise<Position | null> {
  // A browser measures in another datum (WGS-84) than our places are in; a position some hundred metres off helps nobody.
  if (process.env.TARO_ENV === 'h5') return null
  const asked = Taro.getLocation({ type: 'gcj02' }).then(
    ({ latitude, longitude }) => ({ latitude, longitude }),
    () => null,
  )
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), patience)
  })
  return Promise.race([asked, late])
}
