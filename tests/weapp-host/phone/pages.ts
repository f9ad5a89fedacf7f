import type { Root } from 'glass-easel-miniprogram-adapter'
import { isFront } from './foreground.ts'
import { inRealm } from './realm.ts'
import { fault } from './record.ts'
import { makePage } from './space.ts'

export type Address = { readonly path: string; readonly query: Readonly<Record<string, string>> }
type Instance = Record<string, unknown>
export type Page = Address & { readonly root: Root; readonly instance: Instance; readonly screen: HTMLElement }

/** The pages that are open, the one on the screen last. */
export const stack: Page[] = []
export const topPage = (): Page | undefined => stack.at(-1)

let registered: readonly string[] = []
export const registerPages = (pages: readonly string[]): void => {
  registered = pages
}

/** Reads an address as WeChat does; null when no page has this path. A relative one starts at the page on the screen. */
export function addressOf(url: string): Address | null {
  const [place = '', search = ''] = url.split('?')
  const parts = place.startsWith('/') ? [] : (topPage()?.path.split('/').slice(0, -1) ?? [])
  for (const part of place.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  const path = parts.join('/')
  // WeChat hands the values over as they stand in the address, still encoded.
  const query = Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => [pair.split('=')[0] as string, pair.split('=').slice(1).join('=')]),
  )
  return registered.includes(path) ? { path, query } : null
}

export function openPage(address: Address): void {
  const before = topPage()
  if (before) hide(before)
  push(address)
}

export function replaceTop(address: Address): void {
  const before = stack.pop()
  if (before) unload(before)
  push(address)
}

export function replaceAll(address: Address): void {
  for (const page of stack.splice(0).reverse()) unload(page)
  push(address)
}

export function closePages(count: number): void {
  const closing = stack.splice(Math.max(1, stack.length - count))
  for (const page of closing.reverse()) unload(page)
  const top = topPage()
  if (!top) return
  top.screen.hidden = false
  call(top, 'onShow')
}

/** Tells the page on the screen of a change of the app: shown or hidden. */
export function tellTop(what: 'onShow' | 'onHide'): void {
  const top = topPage()
  if (top) call(top, what)
}

function push({ path, query }: Address): void {
  const root = makePage(path)
  const instance = root.get() as unknown as Instance
  const screen = root.getComponent().$$ as unknown as HTMLElement
  Object.assign(instance, { route: path, __route__: path, options: inRealm({ ...query }) })
  const page: Page = { path, query, root, instance, screen }
  stack.push(page)
  call(page, 'onLoad', inRealm({ ...query }))
  const placeholder = document.createElement('div')
  const place = document.getElementById('screen') as HTMLElement
  place.append(placeholder)
  root.attach(place as never, placeholder as never)
  if (isFront()) call(page, 'onShow')
  call(page, 'onReady')
}

function hide(page: Page): void {
  call(page, 'onHide')
  page.screen.hidden = true
}

function unload(page: Page): void {
  call(page, 'onUnload')
  page.screen.remove()
  page.root.release()
}

function call(page: Page, name: string, ...args: unknown[]): void {
  const method = page.instance[name]
  if (typeof method !== 'function') return
  try {
    method.apply(page.instance, args)
  } catch (error) {
    fault(
      `${page.path} ${name}: ${error instanceof Error || (error as Error)?.stack ? (error as Error).stack : String(error)}`,
    )
  }
}
