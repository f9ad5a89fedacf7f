import type { App, IssuedToken, World } from '../world.ts'

export const validityMs = 7_200_000
export const overlapMs = 300_000

/** A new token of a family; those before it stay as they are. */
export const issueToken = (world: World, app: App, family: IssuedToken['family']): IssuedToken => {
  const issued: IssuedToken = {
    token: `97_${world.seeded.text(133)}`,
    appId: app.appId,
    family,
    expiresAt: world.now() + validityMs,
    killed: false,
  }
  world.tokens.set(issued.token, issued)
  return issued
}

/** The youngest token of a family that WeChat still honours. */
export const newestToken = (world: World, app: App, family: IssuedToken['family']): IssuedToken | undefined =>
  [...world.tokens.values()]
    .filter((each) => each.appId === app.appId && each.family === family && !each.killed)
    .filter((each) => each.expiresAt > world.now())
    .toSorted((a, b) => b.expiresAt - a.expiresAt)[0]
