import type { Route } from '@field/contract'
import { minute } from '@field/domain/kernel'

type Pace = { readonly burst: number; readonly perMinute: number }

/** A pace for one person (or, before anybody is known, one address), and a wider one for an address shared by many. */
const scan = { person: { burst: 30, perMinute: 30 }, address: { burst: 120, perMinute: 120 } }
const signIn = { address: { burst: 60, perMinute: 60 } }
const report = { person: { burst: 20, perMinute: 10 }, address: { burst: 200, perMinute: 200 } }
const codes = { person: { burst: 10, perMinute: 5 }, address: { burst: 60, perMinute: 30 } }

const paces: { readonly [R in Route]?: { readonly person?: Pace; readonly address: Pace } } = {
  'GET /tags/:token': scan,
  'POST /auth/wechat': signIn,
  'POST /auth/refresh': { address: { burst: 240, perMinute: 240 } },
  'POST /work-orders': report,
  'POST /me/phone': codes,
  'GET /invitations/:code': codes,
  'POST /invitations/:code/accept': codes,
  'POST /hooks/:key': { address: { burst: 600, perMinute: 600 } },
}

export type Limiter = {
  /** Takes one from the bucket of the caller; answers the seconds to wait when it is empty, else 0. */
  readonly take: (route: Route, by: 'person' | 'address', who: string) => number
  /** The same for a key of another system, over all its routes. */
  readonly takeKey: (key: string, perMinute: number) => number
}

const mostBuckets = 50_000

/** Token buckets in the memory of this process. With several processes behind a proxy each allows the full pace. */
export function createLimiter(now: () => number = performance.now.bind(performance)): Limiter {
  const buckets = new Map<string, { left: number; at: number }>()
  const takeFrom = (name: string, pace: Pace): number => {
    const at = now()
    const bucket = buckets.get(name)
    const perMs = pace.perMinute / minute
    const filled = bucket ? Math.min(pace.burst, bucket.left + (at - bucket.at) * perMs) : pace.burst
    const left = filled >= 1 ? filled - 1 : filled
    // Refreshed in place at the end, so that the first entries are the ones unused for longest.
    buckets.delete(name)
    buckets.set(name, { left, at })
    if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value ?? '')
    return filled >= 1 ? 0 : Math.ceil((1 - filled) / perMs / 1_000)
  }
  return {
    take: (route, by, who) => {
      const pace = paces[route]?.[by]
      return pace ? takeFrom(`${route} ${by} ${who}`, pace) : 0
    },
    takeKey: (key, perMinute) => takeFrom(`key ${key}`, { burst: perMinute, perMinute }),
  }
}
