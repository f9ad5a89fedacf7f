import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useWide } from '../../frame/index.ts'
import { IconButton, Scroll, Sheet } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'

/** One thing with what can be done about it: a pane at the right where there is room, else a sheet. */
export function Detail({
  title,
  foot,
  onClose,
  children,
}: {
  title: string
  foot?: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  const wide = useWide()
  const both = useWords(common)
  if (!wide)
    return (
      <Sheet open title={title} closeLabel={both.close} onClose={onClose} {...(foot !== undefined && { foot })}>
        {children}
      </Sheet>
    )
  return (
    <View className="stock-pane" id="detail">
      <View className="stock-pane-head">
        <View className="h2 sp">{title}</View>
        <IconButton kind="plain" icon="close" label={both.close} onTap={onClose} />
      </View>
      <Scroll className="stock-pane-scroll">
        <View className="stock-pane-body">{children}</View>
      </Scroll>
      {foot !== undefined && (
        <View className="stock-pane-foot">
          <View className="stock-pane-in">{foot}</View>
        </View>
      )}
    </View>
  )
}
