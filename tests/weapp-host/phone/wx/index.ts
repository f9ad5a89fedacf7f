import { inRealmLaunch } from '../launch.ts'
import { realm } from '../realm.ts'
import { fault, recordCall } from '../record.ts'
import { setup } from '../setup.ts'
import { fileSystem } from './files.ts'
import { login } from './login.ts'
import { media } from './media.ts'
import { navigation } from './navigation.ts'
import { network } from './network.ts'
import { overlays } from './overlay.ts'
import { userFolder } from './paths.ts'
import { canvas } from './query.ts'
import { requests } from './request.ts'
import { sockets } from './socket.ts'
import { storage } from './storage.ts'
import { subscribe } from './subscribe.ts'
import { system } from './system.ts'
import { unplayed } from './unplayed.ts'

const played: Record<string, unknown> = {
  ...storage,
  ...requests,
  ...sockets,
  ...network,
  ...media,
  ...login,
  ...subscribe,
  ...system,
  ...overlays,
  ...navigation,
  ...canvas,
  env: { USER_DATA_PATH: userFolder },
  getFileSystemManager: () => fileSystem,
  getLaunchOptionsSync: () => inRealmLaunch(setup().launch),
  getEnterOptionsSync: () => inRealmLaunch(setup().launch),
  nextTick: (done: () => void) => void setTimeout(done),
  onError: () => {},
  offError: () => {},
  onPageNotFound: () => {},
  onUnhandledRejection: () => {},
}

/** `wx`. A name that this host does not play fails the test: at the call when WeChat has it, else at the first look. */
export function makeWx(): Record<string, unknown> {
  const wx: Record<string, unknown> = Object.assign(realm().Object.create(realm().Object.prototype), played)
  for (const name of unplayed) {
    wx[name] ??= (...args: unknown[]) => {
      recordCall(name, args)
      fault(`wx.${name} was called, and the host does not play it`)
      throw new Error(`the host does not play wx.${name}`)
    }
  }
  return new Proxy(wx, {
    get(target, name, self) {
      if (typeof name === 'string' && !(name in target) && !asked.has(name)) fault(`wx.${name} is a name nobody knows`)
      return Reflect.get(target, name, self)
    },
  })
}

/** What Taro and webpack look for on `wx` whether or not it is there. */
const asked = new Set(['webpackJsonp', 'cloud', '__taroAppConfig', 'then', 'toJSON', 'constructor'])
