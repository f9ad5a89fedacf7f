import Taro from '@tarojs/taro'
import { RoleTabs, scanAndOpen } from '../../roles/index.ts'
import { Actions, Badge, Button, Empty, List, LongList, Page, Row, Section, Skeleton } from '../../ui/index.ts'
import { common, useLanguage, useWords, when } from '../../words/index.ts'
import { landing } from '../../words/landing.ts'
import { orders } from '../../words/orders.ts'
import { useNow } from '../../work-order/index.ts'
import { Trouble } from '../trouble.tsx'
import { OrderRow } from './order-row.tsx'
import { useOrders } from './use-orders.ts'

/** One's own reports: what is still on this phone, what goes on, what is over. */
export default function Orders() {
  const w = useWords(orders)
  const c = useWords(common)
  const scan = useWords(landing).scanNow
  const language = useLanguage()
  const now = useNow()
  const { value, problem, kept, open, over, onEnd, reload } = useOrders()
  const empty = value !== null && open.length + over.length + kept.length === 0
  const section = (title: string, items: typeof open) =>
    items.length > 0 && (
      <Section title={title} end={String(items.length)}>
        <List>
          <LongList items={items}>{(order) => <OrderRow order={order} />}</LongList>
        </List>
      </Section>
    )
  return (
    <Page
      title={w.title}
      tabs={<RoleTabs current="orders" />}
      onRefresh={() => void reload()}
      refreshing={false}
      onEnd={() => void onEnd()}
    >
      {kept.length > 0 && (
        <List>
          {kept.map(({ id, about, bornAt, state }) => (
            <Row
              key={id}
              strong
              title={`${w.keptTitle} · ${about.title ?? ''}`}
              sub={state === 'waiting' ? when(bornAt, now, language) : w.refused}
              end={
                state === 'waiting' ? (
                  <Badge tone="wait" icon="lock" word={c.keptOnPhone} />
                ) : (
                  <Badge tone="bad" word={c.retry} />
                )
              }
              onTap={() => void Taro.navigateTo({ url: `/pages/progress/page?key=${id}` })}
            />
          ))}
        </List>
      )}
      {!value &&
        (problem ? <Trouble problem={problem} onRetry={() => void reload()} /> : <Skeleton label={c.loading} />)}
      {empty && (
        <Empty icon="list" title={w.none} sub={w.noneWhat}>
          <Actions>
            <Button kind="primary" size="l" grow icon="scan" word={scan} onTap={() => void scanAndOpen()} />
          </Actions>
        </Empty>
      )}
      {section(w.open, open)}
      {section(w.over, over)}
    </Page>
  )
}
