import { App, getApp, hideApp, launchApp, showApp } from './app.ts'
import { automation, nodeWith } from './automation.ts'
import { isFront } from './foreground.ts'
import { registerPages, stack, topPage } from './pages.ts'
import { bareGlobal, fetchScripts, inRealm, makeRealm } from './realm.ts'
import { calls, faults, logs, updates } from './record.ts'
import { type Answers, keepSetup, type Launch, type Setup, setup } from './setup.ts'
import { giveScripts, loadEntry, makers, makeSpace } from './space.ts'
import { makeWx } from './wx/index.ts'
import { setNetwork } from './wx/network.ts'
import { base64Of, bytesOf, files, folders, typeOf, userFolder } from './wx/paths.ts'
import { requestsRunning } from './wx/request.ts'
import { socketsOpen } from './wx/socket.ts'
import { fillStorage, wholeStorage } from './wx/storage.ts'
import { capsule } from './wx/system.ts'

let api: Record<string, unknown> | undefined

// In the order in which the server names them in each script.
const timers = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']

/** What the test's side may do with the phone. */
export const phone = {
  makeRealm,
  async start(given: Setup): Promise<void> {
    keepSetup(given)
    restore()
    drawCapsule()
    registerPages(given.pages)
    await import('/templates.js' as string)
    makeSpace(given)
    await fetchScripts(given.scripts)
    const wx = makeWx()
    api = wx
    const root = bareGlobal()
    const pages = () => stack.map((page) => page.instance)
    const own = [wx, App, makers.Page, makers.Component, makers.Behavior, getApp, pages, root]
    giveScripts(() => [...own, ...timers.map((name) => root[name])])
    loadEntry('app')
    for (const [path, config] of Object.entries(given.configs)) if (config.component === true) loadEntry(path)
    launchApp(given.launch)
  },
  automate: (method: string, given: Record<string, unknown>) => {
    const play = automation[method]
    if (!play) throw new Error(`the host does not speak ${method}`)
    return play(given)
  },
  nodeWith,
  callWx: (name: string, args: unknown[]) => {
    const play = api?.[name]
    if (typeof play !== 'function') throw new Error(`no wx.${name}`)
    return play(...args.map(inRealm)) as unknown
  },
  hide: (atOnce: boolean) => hideApp(atOnce),
  show: (launch: Launch) => showApp(launch),
  setNetwork,
  answer: (change: Partial<Answers>) => void Object.assign(setup().answers, change),
  path: () => topPage()?.path ?? '',
  query: () => topPage()?.query ?? {},
  stack: () => stack.map(({ path }) => path),
  calls: () => calls,
  updates: () => updates,
  faults: () => faults.splice(0),
  logs: () => logs,
  busy: () => ({ requests: requestsRunning(), sockets: socketsOpen(), front: isFront() }),
  nodes: () => topPage()?.screen.querySelectorAll('*').length ?? 0,
  kept: () => ({
    storage: wholeStorage(),
    files: Object.fromEntries(
      [...files]
        .filter(([path]) => path.startsWith(`${userFolder}/`))
        .map(([path, { bytes }]) => [path, base64Of(bytes)]),
    ),
  }),
}

function restore(): void {
  const { kept } = setup()
  fillStorage(kept.storage)
  for (const [path, base64] of Object.entries(kept.files)) {
    for (let folder = path; folder.length > userFolder.length; ) {
      folder = folder.slice(0, folder.lastIndexOf('/'))
      folders.add(folder)
    }
    files.set(path, { bytes: bytesOf(base64), at: Date.now(), type: typeOf(path) })
  }
}

function drawCapsule(): void {
  const { left, top, width, height } = capsule()
  Object.assign((document.getElementById('capsule') as HTMLElement).style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  })
}

declare global {
  interface Window {
    phone: typeof phone
  }
}
window.phone = phone
