import type { Role } from '@field/domain/access'
import type { IconName } from '../ui/index.ts'

/** A place in a tab bar; `scan` is an act, not a page. */
export type Place =
  | 'home'
  | 'orders'
  | 'today'
  | 'van'
  | 'outbox'
  | 'store'
  | 'scan'
  | 'dispatch'
  | 'overview'
  | 'tasks'
  | 'studio'
  | 'stock'
  | 'messages'
  | 'me'

type Tab = { readonly icon: IconName; readonly page: string | null }

/** Every place a tab can lead to; a page is registered in `app.config.ts`. */
export const places: Readonly<Record<Place, Tab>> = {
  home: { icon: 'home', page: 'pages/landing/page' },
  orders: { icon: 'list', page: 'pages/orders/page' },
  today: { icon: 'today', page: 'technician/today/page' },
  van: { icon: 'van', page: 'technician/van/page' },
  outbox: { icon: 'cloud-up', page: 'technician/outbox/page' },
  store: { icon: 'board', page: 'store/board/page' },
  scan: { icon: 'scan', page: null },
  dispatch: { icon: 'board', page: 'dispatch/board/page' },
  overview: { icon: 'chart', page: 'manage/overview/page' },
  tasks: { icon: 'list', page: 'desk/tasks/page' },
  studio: { icon: 'flow', page: 'studio/gallery/page' },
  stock: { icon: 'part', page: 'manage/stock/page' },
  messages: { icon: 'chat', page: 'pages/messages/page' },
  me: { icon: 'user', page: 'pages/me/page' },
}

const manager: readonly Place[] = ['overview', 'dispatch', 'tasks', 'messages', 'me']
const byRole: Readonly<Record<Role, readonly Place[]>> = {
  customer: ['home', 'orders', 'messages', 'me'],
  technician: ['today', 'van', 'outbox', 'messages', 'me'],
  store_staff: ['store', 'scan', 'tasks', 'messages', 'me'],
  dispatcher: ['dispatch', 'tasks', 'stock', 'messages', 'me'],
  manager,
  finance: ['overview', 'tasks', 'messages', 'me'],
  admin: manager,
}

const designers: readonly Role[] = ['manager', 'admin']

/** The places of a role, at most five; the first is its home. A rail has room for one more: the studio of who may design. */
export function tabsOf(role: Role, rail = false): readonly Place[] {
  const places = byRole[role]
  if (!rail || !designers.includes(role)) return places
  return places.flatMap((place): readonly Place[] => (place === 'messages' ? ['studio', place] : [place]))
}

/** The url of a role's first page. */
export const homeOf = (role: Role): string => `/${places[byRole[role][0] ?? 'home'].page}`
