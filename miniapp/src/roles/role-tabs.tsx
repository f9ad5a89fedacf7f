import Taro from '@tarojs/taro'
import { sessionState, unread, useStore } from '../data/index.ts'
import { useWide } from '../frame/use-wide.ts'
import { TabBar } from '../ui/index.ts'
import { useWords } from '../words/index.ts'
import { roleWords } from '../words/roles.ts'
import { useEntries } from '../work-order/index.ts'
import { scanAndOpen } from './open-code.ts'
import { RoleCoach } from './role-coach.tsx'
import { type Place, places, tabsOf } from './tabs.ts'

/**
 * The tab bar of the role that the person has now; give it to `Page` as `tabs` with the place that the page is, or
 * `under` which it lies: there the bar is a way back, and what a first visit says is not said.
 */
export function RoleTabs({ current, under = false }: { current: Place; under?: boolean }) {
  const w = useWords(roleWords)
  const session = useStore(sessionState)
  const me = session.kind === 'signed_in' ? session.me : null
  const counts: Partial<Record<Place, number>> = {
    messages: useStore(unread),
    outbox: useEntries(me?.id ?? null).length,
  }
  const wide = useWide()
  const shown = tabsOf(me?.role ?? 'customer', wide)
  return (
    <>
      {me && !under && current === shown[0] && <RoleCoach role={me.role} wide={wide} />}
      <TabBar
        tabs={shown.map((id) => {
          const count = counts[id]
          return { id, word: w[`tab_${id}`], icon: places[id].icon, ...(count ? { count } : {}) }
        })}
        // Who has no tab for it came from the first.
        current={shown.includes(current) ? current : (shown[0] ?? current)}
        onSelect={goTo}
      />
    </>
  )
}

function goTo(place: Place) {
  const { page } = places[place]
  if (page === null) void scanAndOpen()
  else void Taro.reLaunch({ url: `/${page}` })
}
