import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

const widest = 1024
const wideNow = () => Taro.getWindowInfo().windowWidth >= widest

/** Whether there is room for panes side by side; follows the window on the web. */
export function useWide(): boolean {
  const [wide, setWide] = useState(wideNow)
  useEffect(() => {
    const look = () => setWide(wideNow())
    if (process.env.TARO_ENV === 'h5') {
      window.addEventListener('resize', look)
      return () => window.removeEventListener('resize', look)
    }
    Taro.onWindowResize(look)
    return () => Taro.offWindowResize(look)
  }, [])
  return wide
}
