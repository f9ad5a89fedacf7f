import { Text } from '@tarojs/components'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { Tap } from './tap.tsx'

export type IconButtonProps = {
  icon: IconName
  /** What it does, for the screen reader; it is never drawn. */
  label: string
  onTap?: () => void
  /** `soft` 48 tinted; `line` with a border; `plain` 44 without a box. */
  kind?: 'soft' | 'line' | 'plain'
  /** Only for `line`: as high as the button beside it. */
  size?: 'm' | 'l' | 'glove'
  count?: number
  off?: boolean
}

/** A button that is only an icon. */
export function IconButton({ icon, label, onTap, kind = 'soft', size = 'm', count, off }: IconButtonProps) {
  return (
    <Tap
      className={classes('ib', `ib-${kind}`, kind === 'line' && `ib-${size}`, off && 'is-dim')}
      label={label}
      onTap={onTap}
      disabled={off ?? false}
    >
      <Icon name={icon} size="l" />
      {count ? <Text className="count ib-count">{count}</Text> : null}
    </Tap>
  )
}
