import { asId, type ServiceItemId } from '@field/domain/kernel'
import type { ServiceLine } from '@field/domain/work-order'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { FoundName, withQuantity } from '../../form/catalog/index.ts'
import { Badge, List, Row, Section, Stack, Stepper } from '../../ui/index.ts'
import { duration, money, useLanguage, useSay, useWords } from '../../words/index.ts'
import { libraryTaskWords } from '../../words/library-task.ts'
import { technician } from '../../words/technician.ts'
import type { Work } from '../../work-order/index.ts'
import { minutesOf, type OrderItem, type ShownItem } from './items-model.ts'

type Props = {
  work: Work
  rows: readonly ShownItem[]
  items: readonly OrderItem[]
  /** What was searched for comes before what is chosen already. */
  searching: boolean
  onOpen: (item: OrderItem) => void
  onChange: (services: readonly ServiceLine[]) => void
}

/** The services found, each with a stepper; what is chosen goes with the form's draft. */
export function ItemList({ work, rows, items, searching, onOpen, onChange }: Props) {
  const words = useWords(technician)
  const say = useSay()
  const { services } = work.task
  const open = work.operations.includes('save_draft')
  const chosen = (id: string) => services.find(({ itemId }) => itemId === id)?.quantity ?? 0
  const set = (itemId: ServiceItemId, quantity: number) =>
    onChange(withQuantity<ServiceLine>(services, (line) => line.itemId === itemId, { itemId, quantity }))
  return (
    <Stack gap={3}>
      {!open && <View className="sub">{words.notArrived}</View>}
      {!searching && items.length > 0 && <OrderItems items={items} onOpen={onOpen} />}
      {rows.length > 0 && (
        <List>
          {rows.map((row) => (
            <OneItem
              key={row.id}
              row={row}
              end={
                open && (
                  <Stepper
                    value={chosen(row.id)}
                    max={99}
                    lessLabel={words.less(say(row.name))}
                    moreLabel={words.more(say(row.name))}
                    onChange={(quantity) => set(asId<ServiceItemId>(row.id), quantity)}
                  />
                )
              }
            />
          ))}
        </List>
      )}
      {searching && items.length > 0 && <OrderItems items={items} onOpen={onOpen} />}
    </Stack>
  )
}

function OneItem({ row, end }: { row: ShownItem; end: ReactNode }) {
  const words = useWords(technician)
  const w = useWords(libraryTaskWords)
  const say = useSay()
  const language = useLanguage()
  const price = row.price === undefined ? w.priceLater : row.price === null ? words.noPrice : money(row.price)
  return (
    <Row
      id={`item-${row.code}`}
      title={<FoundName name={say(row.name)} ranges={language === 'zh-CN' ? row.match : []} />}
      sub={
        <>
          <Text className={row.price ? 'strong n' : ''}>{price}</Text>
          <Text>
            {' '}
            · {words.minutes(row.minutes)} · {row.code}
          </Text>
          {row.hint && <View>{say(row.hint)}</View>}
        </>
      }
      {...(end !== false && { end })}
    />
  )
}

/** The items of the order with what each takes; one that became otherwise says so. A tap shows how it is done. */
export function OrderItems({ items, onOpen }: { items: readonly OrderItem[]; onOpen: (item: OrderItem) => void }) {
  const w = useWords(libraryTaskWords)
  const say = useSay()
  const language = useLanguage()
  if (items.length === 0) return null
  const time = (minutes: number) => duration(minutes * 60_000, language)
  return (
    <Section title={w.items} end={<Text className="n">{w.total(items.length, time(minutesOf(items)))}</Text>}>
      <List>
        {items.map((item) => {
          const parts = item.parts.filter(({ name }) => name['zh-CN'] !== '')
          const taken = parts
            .map(({ name, quantity }) => `${say(name)} × ${quantity}`)
            .join(language === 'en' ? ', ' : '、')
          return (
            <Row
              key={item.id}
              id={`chosen-${item.code}`}
              title={`${say(item.label)} × ${item.quantity}`}
              sub={
                <>
                  <View className="n">{time(item.minutes)}</View>
                  {taken !== '' && <View>{w.takes(taken)}</View>}
                </>
              }
              {...(item.updated && { end: <Badge tone="turn" word={w.updated} /> })}
              onTap={() => onOpen(item)}
            />
          )
        })}
      </List>
    </Section>
  )
}
