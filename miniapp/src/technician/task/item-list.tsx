import { asId, type ServiceItemId } from '@field/domain/kernel'
import type { ServiceLine } from '@field/domain/work-order'
import { Text, View } from '@tarojs/components'
import { type Catalog, FoundName, withQuantity } from '../../form/catalog/index.ts'
import { List, Row, Section, Stack, Stepper } from '../../ui/index.ts'
import { money, useLanguage, useSay, useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import type { Work } from '../../work-order/index.ts'
import { countOf, type ItemRow } from './shown-parts.ts'

const longest = 40

type Props = { work: Work; catalog: Catalog<ItemRow>; onChange: (services: readonly ServiceLine[]) => void }

/** The services found, each with a stepper; what is chosen goes with the form's draft. */
export function ItemList({ work, catalog, onChange }: Props) {
  const words = useWords(technician)
  const say = useSay()
  const language = useLanguage()
  const { services } = work.task
  const open = work.operations.includes('save_draft')
  const chosen = (id: string) => services.find(({ itemId }) => itemId === id)?.quantity ?? 0
  const set = (itemId: ServiceItemId, quantity: number) =>
    onChange(withQuantity<ServiceLine>(services, (line) => line.itemId === itemId, { itemId, quantity }))
  // The visit itself is counted with every job.
  const { visitItem } = work.detail.definition
  const rows = (catalog.found ?? catalog.all).filter(({ code }) => code !== visitItem).slice(0, longest)
  return (
    <Stack gap={3}>
      {!open && <View className="sub">{words.notArrived}</View>}
      {rows.length > 0 && (
        <List>
          {rows.map((row) => (
            <Row
              key={row.id}
              id={`item-${row.code}`}
              title={<FoundName name={say(row.name)} ranges={language === 'zh-CN' ? row.match : []} />}
              sub={
                <>
                  <Text className="strong n">{row.price === null ? words.noPrice : money(row.price)}</Text>
                  <Text> · {words.minutes(row.minutes)}</Text>
                  {row.hint && <View>{say(row.hint)}</View>}
                </>
              }
              {...(open && {
                end: (
                  <Stepper
                    value={chosen(row.id)}
                    max={99}
                    lessLabel={words.less(say(row.name))}
                    moreLabel={words.more(say(row.name))}
                    onChange={(quantity) => set(asId<ServiceItemId>(row.id), quantity)}
                  />
                ),
              })}
            />
          ))}
        </List>
      )}
      {services.length > 0 && (
        <Section title={words.chosen} end={<Text className="n">{countOf(services)}</Text>}>
          <List>
            {services.map(({ itemId, quantity }) => {
              const row = catalog.known.get(itemId)
              return (
                <Row
                  key={itemId}
                  title={row ? say(row.name) : words.unknownPart}
                  {...(row && { sub: row.price === null ? words.noPrice : money(row.price) })}
                  end={<Text className="b n">× {quantity}</Text>}
                />
              )
            })}
          </List>
        </Section>
      )}
    </Stack>
  )
}
