import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './class-name.ts'
import { keyed } from './keyed.ts'

export type StackProps = {
  children: ReactNode
  /** Distance between two children, in steps of 4. */
  gap?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 8
  row?: boolean
  wrap?: boolean
  align?: 'start' | 'center' | 'end' | 'baseline' | 'stretch'
  justify?: 'start' | 'between' | 'end' | 'center'
  /** Which child of a row takes the room that is left. */
  grow?: number
  /** All children of a row equally wide. */
  even?: boolean
  id?: string
}

/** Children one under the other, or beside one another, at equal distances. Margins, because old phones know no `gap`. */
export function Stack({ children, gap = 3, row, wrap, align, justify, grow, even, id }: StackProps) {
  return (
    <View
      className={classes(
        'stack',
        row ? `stack-row gap-x${gap}` : `gap-y${gap}`,
        wrap && 'stack-wrap',
        align && `align-${align}`,
        justify && `justify-${justify}`,
      )}
      {...(id && { id })}
    >
      {keyed(children).map(({ key, child }, index) => (
        <View key={key} className={classes('stack-one', (even || index === grow) && 'grow')}>
          {child}
        </View>
      ))}
    </View>
  )
}
