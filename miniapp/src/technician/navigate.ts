import type { Position } from '@field/domain/kernel'
import Taro from '@tarojs/taro'

/** Opens the map at a place: WeChat's own, from which any navigation can be started; on the web Amap in another tab. */
export function openMap({ latitude, longitude }: Position, name: string, address: string): void {
  if (process.env.TARO_ENV === 'h5') {
    const query = `position=${longitude},${latitude}&name=${encodeURIComponent(name)}&coordinate=gaode&callnative=0`
    window.open(`https://uri.amap.com/marker?${query}`, '_blank', 'noopener')
  } else void Taro.openLocation({ latitude, longitude, name, address, scale: 17 })
}
