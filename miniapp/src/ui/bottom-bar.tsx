import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { keyed } from './keyed.ts'

export type BottomBarProps = {
  /** One short sentence above the buttons. */
  hint?: string
  /** Above the buttons, under the hint: what the page collects with, a sum. */
  above?: ReactNode
  /** Under the buttons: the other way out, as a quiet button. */
  below?: ReactNode
  /** The buttons, in one line; give the primary one `grow`. */
  children?: ReactNode
}

/** The bar at the bottom: what there is to do, in reach of the thumb, above the phone's own line. */
export function BottomBar({ hint, above, below, children }: BottomBarProps) {
  return (
    <View className="bar">
      <View className="bar-in">
        {hint && <View className="bar-hint">{hint}</View>}
        {above !== undefined && <View className="bar-above">{above}</View>}
        <Actions>{children}</Actions>
        {below}
      </View>
    </View>
  )
}

/** Buttons in one line, 12 apart: in a bar, a sheet or a card. The one with `grow` takes the room that is left. */
export function Actions({ children }: { children?: ReactNode }) {
  return (
    <View className="actions">
      {keyed(children).map(({ key, child }) => (
        <View key={key} className={grows(child) ? 'actions-one grow' : 'actions-one'}>
          {child}
        </View>
      ))}
    </View>
  )
}

const grows = (child: ReactNode): boolean =>
  typeof child === 'object' && child !== null && 'props' in child && Boolean((child.props as { grow?: boolean }).grow)
