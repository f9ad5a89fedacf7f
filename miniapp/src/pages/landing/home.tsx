import Taro from '@tarojs/taro'
import { RoleTabs, scanAndOpen } from '../../roles/index.ts'
import { Actions, Button, Empty, Link, List, Page, Section } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { landing } from '../../words/landing.ts'
import { OrderRow } from '../orders/order-row.tsx'
import { useOrders } from '../orders/use-orders.ts'
import { useCustomersHome } from './use-landing.ts'

/** The customer's home: scan a code, and what is being done already. */
export function Home() {
  const w = useWords(landing)
  const title = useWords(common).appName
  const mine = useCustomersHome()
  const { open } = useOrders()
  if (!mine) return <Page title={title} />
  return (
    <Page title={title} tabs={<RoleTabs current="home" />}>
      <Empty icon="scan" title={w.scanTitle} sub={w.scanWhat}>
        <Actions>
          <Button
            id="scan"
            kind="primary"
            size="l"
            grow
            icon="scan"
            word={w.scanNow}
            onTap={() => void scanAndOpen()}
          />
        </Actions>
      </Empty>
      {open.length > 0 && (
        <Section
          title={w.openOrders}
          end={<Link word={w.allOrders} onTap={() => void Taro.reLaunch({ url: '/pages/orders/page' })} />}
        >
          <List>
            {open.map((order) => (
              <OrderRow key={order.id} order={order} />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}
