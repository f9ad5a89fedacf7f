import { comeFront, goBehind } from './foreground.ts'
import { inRealmLaunch } from './launch.ts'
import { openPage, tellTop } from './pages.ts'
import { inRealm } from './realm.ts'
import { fault } from './record.ts'
import type { Launch } from './setup.ts'

type AppObject = Record<string, unknown>

let app: AppObject | undefined

export const App = (definition: AppObject): void => {
  app = definition
}
export const getApp = (): AppObject | undefined => app

/** Starts the app where it was opened. */
export function launchApp(launch: Launch): void {
  if (!app) throw new Error('app.js called no App()')
  const options = inRealmLaunch(launch)
  tell('onLaunch', options)
  tell('onShow', options)
  openPage(launch)
}

export function hideApp(atOnce: boolean): void {
  tellTop('onHide')
  tell('onHide', inRealm({ reason: 0 }))
  goBehind(atOnce)
}

export function showApp(launch: Launch): void {
  comeFront()
  tell('onShow', inRealmLaunch(launch))
  tellTop('onShow')
}

function tell(name: string, options: unknown): void {
  const method = app?.[name]
  if (typeof method !== 'function') return
  try {
    method.call(app, options)
  } catch (error) {
    fault(`app ${name}: ${(error as Error)?.stack ?? error}`)
  }
}
