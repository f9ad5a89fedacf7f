import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { classes } from './class-name.ts'
import { NavBar, type NavBarProps } from './nav-bar.tsx'
import { usePreference } from './preference.ts'
import { Scroll } from './scroll.tsx'
import { isDark, theme, useRootClass } from './theme.ts'

export type PageProps = NavBarProps & {
  children?: ReactNode
  /** Under the navigation bar and outside the scroll: `Tabs`, a search box. */
  top?: ReactNode
  /** The `BottomBar`. */
  bar?: ReactNode
  /** The `TabBar`, on the first page of a role. */
  tabs?: ReactNode
  /** Sheets: drawn over everything. */
  over?: ReactNode
  /** What `useToast` gave. */
  toast?: ReactNode
  /** On a wide screen: one column of at most 720 (`column`), or the full width for panes side by side. */
  layout?: 'column' | 'panes'
  onRefresh?: () => void
  refreshing?: boolean
  /** The end of the list is near. */
  onEnd?: () => void
  /** Scrolls the element with this id into view. */
  scrollTo?: string | undefined
}

/** The frame of every page: theme and text size, navigation bar, the part that scrolls, bottom bar or tab bar. */
export function Page({
  children,
  top,
  bar,
  tabs,
  over,
  toast,
  layout = 'column',
  onRefresh,
  refreshing,
  onEnd,
  scrollTo,
  ...nav
}: PageProps) {
  usePhoneChrome(nav.title)
  return (
    <View className={classes(useRootClass(), tabs !== undefined && 'has-tabs', `layout-${layout}`)}>
      <NavBar {...nav} />
      {top !== undefined && <View className="page-top">{top}</View>}
      <Scroll
        className="page-scroll"
        scrollWithAnimation
        {...(scrollTo && { scrollIntoView: scrollTo })}
        {...(onEnd && { onScrollToLower: onEnd, lowerThreshold: 240 })}
        {...(onRefresh && {
          refresherEnabled: true,
          refresherTriggered: refreshing ?? false,
          refresherBackground: 'transparent',
          onRefresherRefresh: onRefresh,
        })}
      >
        <View className="page-body">{children}</View>
      </Scroll>
      <View className="page-foot">
        {toast}
        {bar}
        {tabs}
      </View>
      {over}
    </View>
  )
}

let painted = false

/** What lies outside our page follows it: the text colour of the status bar, the colour behind a pulled page, the title. */
function usePhoneChrome(title: string) {
  const chosen = usePreference(theme)
  const paint = () => {
    // As the phone is, WeChat itself paints by theme.json, until we have painted once.
    if (process.env.TARO_ENV === 'h5' || (chosen === 'system' && !painted)) return
    painted = true
    const dark = isDark(chosen)
    void Taro.setNavigationBarColor({
      frontColor: dark ? '#ffffff' : '#000000',
      backgroundColor: dark ? '#101216' : '#f4f4f1',
    })
    void Taro.setBackgroundColor({ backgroundColor: dark ? '#101216' : '#f4f4f1' })
  }
  const name = () => {
    if (process.env.TARO_ENV === 'h5') document.title = title
  }
  useDidShow(() => {
    paint()
    name()
  })
  useEffect(paint, [chosen])
  useEffect(name, [title])
}
