import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Badge, Row } from '../../ui/index.ts'
import { useLanguage, useSay, useWords } from '../../words/index.ts'
import { orders } from '../../words/orders.ts'
import { statusLook, useNow } from '../../work-order/index.ts'
import { type OrderCard, subOf } from './model.ts'

/** One of one's own orders; a tap opens its progress. */
export function OrderRow({ order }: { order: OrderCard }) {
  const words = useWords(orders)
  const say = useSay()
  const language = useLanguage()
  const now = useNow()
  const look = statusLook[order.status]
  const { where, time } = subOf(order, { words, language, now })
  return (
    <Row
      id={`order-${order.id}`}
      strong
      title={order.title}
      sub={
        <>
          <View>{where}</View>
          <View>{time}</View>
        </>
      }
      end={<Badge tone={look.tone} icon={look.icon} word={say(order.statusLabel)} />}
      onTap={() => void Taro.navigateTo({ url: `/pages/progress/page?id=${order.id}` })}
      label={order.title}
    />
  )
}
