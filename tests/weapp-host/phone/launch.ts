import { inRealm } from './realm.ts'
import type { Launch } from './setup.ts'

/** The options of a launch as the app gets them. */
export const inRealmLaunch = ({ path, query, scene }: Launch): Record<string, unknown> =>
  inRealm({ path, query: { ...query }, scene, referrerInfo: {}, apiCategory: 'default' })
