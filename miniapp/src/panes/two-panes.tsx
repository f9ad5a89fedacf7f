import { View } from '@tarojs/components'
import { createContext, type ReactNode, useContext } from 'react'
import { useWide } from '../frame/index.ts'
import { type Place, RoleTabs } from '../roles/index.ts'
import {
  Badge,
  BottomBar,
  Button,
  Empty,
  IconButton,
  type IconName,
  type Option,
  Page,
  Scroll,
  Segmented,
  Sheet,
  Tabs,
  type Tone,
  useSought,
} from '../ui/index.ts'
import { common, useWords } from '../words/index.ts'
import './two-panes.css'

export type TwoPanesProps<Part extends string> = {
  title: string
  /** The page above, and the tab under which it stands; the studio's, unless said. With null it is a tab's own page. */
  home?: string | null
  tab?: Place
  toast?: ReactNode
  /** A sheet above both. */
  over?: ReactNode
  refresh?: { readonly onRefresh: () => void; readonly refreshing: boolean }
  /** The lists that the page has; one is shown. */
  parts?: { readonly options: readonly Option<Part>[]; readonly value: Part; readonly onChange: (part: Part) => void }
  add?: { readonly id: string; readonly word: string; readonly onTap: () => void } | null
  list: ReactNode
  /** Under the list: what is to be done about all of it. In its presence the phone shows it in place of `add`. */
  foot?: ReactNode
  /** A `FormPane`; null while nothing is chosen. */
  form: ReactNode | null
  /** What stands in the form's place on a wide screen while nothing is chosen. */
  hint: { readonly icon: IconName; readonly title: string; readonly sub: string }
}

/** A list with a form: side by side where there is room, else the form in a sheet over the list. */
export function TwoPanes<Part extends string>(props: TwoPanesProps<Part>) {
  const {
    title,
    home = '/studio/gallery/page',
    tab = 'studio',
    toast,
    over,
    parts,
    add,
    list,
    foot,
    form,
    hint,
  } = props
  const wide = useWide()
  const shared = useWords(common)
  const page = { title, toast, ...(home !== null && { back: shared.back, home }) }
  const addButton = (kind: 'primary' | 'secondary', size: 'm' | 'l') =>
    add && (
      <Button
        id={add.id}
        grow={kind === 'primary'}
        kind={kind}
        size={size}
        icon="plus"
        word={add.word}
        onTap={add.onTap}
      />
    )
  if (wide)
    return (
      <Page
        {...page}
        layout="panes"
        over={over}
        tabs={<RoleTabs current={tab} under={home !== null} />}
        actions={
          <View className="two-bar">
            <View className="sp" />
            {parts && (
              <View className={parts.options.length > 3 ? 'two-parts is-broad' : 'two-parts'}>
                <Segmented {...parts} />
              </View>
            )}
            <View className="sp" />
            {addButton('secondary', 'm')}
          </View>
        }
      >
        <View className="two">
          <View className="two-list">
            <Scroll className="two-scroll">
              <View className="two-list-body">{list}</View>
            </Scroll>
            {foot && <View className="two-list-foot">{foot}</View>}
          </View>
          {form ?? (
            <View className="two-form">
              <View className="two-hint">
                <Empty icon={hint.icon} title={hint.title} sub={hint.sub} />
              </View>
            </View>
          )}
        </View>
      </Page>
    )
  return (
    <Page
      {...page}
      over={over ?? form}
      {...props.refresh}
      {...(home === null && { tabs: <RoleTabs current={tab} /> })}
      {...(parts && { top: <Tabs {...parts} /> })}
      {...(foot
        ? { bar: <View className="bar">{foot}</View> }
        : add
          ? { bar: <BottomBar>{addButton('primary', 'l')}</BottomBar> }
          : {})}
    >
      {list}
    </Page>
  )
}

const Close = createContext<() => void>(() => undefined)
/** Around the form of a page: how it is closed. */
export const CloseForm = Close.Provider

/** A list without anything in it: what is true and what to do; on a wide screen the pane beside it says so. */
export function NoneYet(props: { icon: IconName; title: string; sub: string }) {
  return useWide() ? <View className="sub">{props.title}</View> : <Empty {...props} />
}

/** The form itself: a pane with its own head and foot on a wide screen, a sheet on the phone. */
export function FormPane({
  id,
  title,
  badge,
  foot,
  seek,
  children,
}: {
  id: string
  title: string
  badge?: { readonly tone: Tone; readonly word: string } | null
  foot?: ReactNode
  /** The id of something inside that has come and is to be seen. */
  seek?: string | undefined
  children: ReactNode
}) {
  const wide = useWide()
  const shared = useWords(common)
  const close = useContext(Close)
  const sought = useSought(seek)
  if (!wide)
    return (
      <Sheet
        open
        title={title}
        closeLabel={shared.close}
        onClose={close}
        seek={seek}
        {...(foot !== undefined && { foot })}
      >
        <View id={id} className="two-sheet">
          {badge && (
            <View className="two-sheet-badge">
              <Badge {...badge} />
            </View>
          )}
          {children}
        </View>
      </Sheet>
    )
  return (
    <View className="two-form" id={id}>
      <View className="two-form-head">
        <View className="h2">{title}</View>
        {badge && <Badge {...badge} />}
        <View className="sp" />
        <IconButton kind="plain" icon="close" label={shared.close} onTap={close} />
      </View>
      <Scroll className="two-scroll" {...(sought && { scrollIntoView: sought })}>
        <View className="two-form-body">{children}</View>
      </Scroll>
      {foot !== undefined && (
        <View className="two-form-foot">
          <View className="two-form-in">{foot}</View>
        </View>
      )}
    </View>
  )
}
