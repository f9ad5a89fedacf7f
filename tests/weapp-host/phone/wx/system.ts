import { inRealm } from '../realm.ts'
import { setup } from '../setup.ts'
import { later, now, Refused } from './api.ts'

const statusBarHeight = 47
const capsuleSize = { width: 87, height: 32, right: 7, below: 4 }

export function capsule() {
  const right = window.innerWidth - capsuleSize.right
  const top = statusBarHeight + capsuleSize.below
  const { width, height } = capsuleSize
  return { width, height, top, right, bottom: top + height, left: right - width }
}

const windowInfo = () => ({
  pixelRatio: window.devicePixelRatio,
  screenWidth: window.innerWidth,
  screenHeight: window.innerHeight,
  windowWidth: window.innerWidth,
  windowHeight: window.innerHeight,
  statusBarHeight,
  screenTop: 0,
  safeArea: {
    left: 0,
    right: window.innerWidth,
    top: statusBarHeight,
    bottom: window.innerHeight - 34,
    width: window.innerWidth,
    height: window.innerHeight - 34 - statusBarHeight,
  },
})

const appBaseInfo = () => {
  const { dark, language, textSize } = setup()
  return {
    SDKVersion: '3.8.0',
    version: '8.0.56',
    enableDebug: false,
    host: { appId: '', env: 'WeChat' },
    language,
    theme: dark ? 'dark' : 'light',
    fontSizeSetting: 16 * textSize,
    fontSizeScaleFactor: textSize,
  }
}

const deviceInfo = () => ({
  abi: '',
  benchmarkLevel: 32,
  brand: 'devtools',
  model: 'iPhone 14',
  system: 'iOS 17.0',
  platform: 'devtools',
  memorySize: 4_096,
})

const all = () => ({ ...deviceInfo(), ...windowInfo(), ...appBaseInfo() })

type Resized = (size: { size: { windowWidth: number; windowHeight: number } }) => void
const resized = new Set<Resized>()
window.addEventListener('resize', () => {
  const size = { windowWidth: window.innerWidth, windowHeight: window.innerHeight }
  for (const listener of resized) listener(inRealm({ size }))
})

export const system = {
  onWindowResize: now('onWindowResize', (listener: Resized) => void resized.add(listener)),
  offWindowResize: now('offWindowResize', (listener?: Resized) =>
    listener ? void resized.delete(listener) : resized.clear(),
  ),
  getLocation: later('getLocation', () => {
    const { location } = setup().answers
    if (!location) throw new Refused('auth deny', { errno: 103 })
    return { ...location, speed: 0, accuracy: 20, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 20 }
  }),
  getWindowInfo: now('getWindowInfo', windowInfo),
  getAppBaseInfo: now('getAppBaseInfo', appBaseInfo),
  getDeviceInfo: now('getDeviceInfo', deviceInfo),
  getSystemInfoSync: now('getSystemInfoSync', all),
  getSystemInfo: later('getSystemInfo', all),
  getSystemInfoAsync: later('getSystemInfoAsync', all),
  getMenuButtonBoundingClientRect: now('getMenuButtonBoundingClientRect', capsule),
  getAccountInfoSync: now('getAccountInfoSync', () => ({
    miniProgram: { appId: setup().appId, envVersion: 'release', version: '1.0.0' },
  })),
  canIUse: now('canIUse', () => true),
}
