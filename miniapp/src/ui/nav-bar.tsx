import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import { navSize } from './nav-size.ts'
import { Tap } from './tap.tsx'

export type NavBarProps = {
  title: string
  /** After the title, smaller: a date, a name. */
  subtitle?: string
  /** The words for the back button, such as "返回"; without them there is none, and the title stands large: a first page. */
  back?: string
  /** In place of going one page back. */
  onBack?: () => void
  /** Where back leads when this page was opened directly: the url of a page. */
  home?: string
  /** At the right, before WeChat's capsule. */
  actions?: ReactNode
}

/** The bar at the top, 44 high, its title at the left; the capsule's place at the right stays free. */
export function NavBar({ title, subtitle, back, onBack, home, actions }: NavBarProps) {
  const size = navSize()
  return (
    <View
      className="nav"
      style={{
        paddingTop: `${size.above}px`,
        height: `${size.above + size.height}px`,
        paddingRight: `${size.right}px`,
      }}
    >
      {back && (
        <Tap className="nav-back" label={back} onTap={onBack ?? (() => goBack(home))}>
          <Icon name="back" size="l" />
        </Tap>
      )}
      <View className={classes('nav-title', !back && 'nav-root')}>{title}</View>
      {subtitle && <Text className="nav-sub">{subtitle}</Text>}
      {actions !== undefined && <View className="nav-actions">{actions}</View>}
    </View>
  )
}

function goBack(home: string | undefined) {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else if (home) void Taro.reLaunch({ url: home })
}
