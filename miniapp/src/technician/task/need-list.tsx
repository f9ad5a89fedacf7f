import { asId, type PartId } from '@field/domain/kernel'
import type { PartLine } from '@field/domain/work-order'
import { Text } from '@tarojs/components'
import { withQuantity } from '../../form/catalog/index.ts'
import { Badge, Button, List, Row, Section } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { libraryTaskWords } from '../../words/library-task.ts'
import { technician } from '../../words/technician.ts'
import type { Need } from './items-model.ts'
import { mostOf, type PartRow, quantityOf } from './shown-parts.ts'
import type { Picking } from './use-picking.ts'

type Props = {
  needs: readonly Need[]
  picking: Picking
  known: ReadonlyMap<string, PartRow>
  booked: readonly PartLine[]
  open: boolean
}

/** The parts that the chosen items take, with how many are picked; one tap adds what is missing from the van. */
export function NeedList({ needs, picking: { wanted, setWanted }, known, booked, open }: Props) {
  const w = useWords(libraryTaskWords)
  const words = useWords(technician)
  const say = useSay()
  if (needs.length === 0) return null
  return (
    <Section title={w.needs}>
      <List>
        {needs.map(({ partId, code, name, needed, picked }) => {
          const row = known.get(partId)
          const here = quantityOf(wanted, partId)
          const more = Math.min(needed - picked, row ? mostOf(row, booked) - here : 0)
          const add = () => {
            const line: PartLine = { partId: asId<PartId>(partId), quantity: here + more }
            setWanted(withQuantity<PartLine>(wanted, (one) => one.partId === partId, line))
          }
          const title = row ? say(row.name) : say(name) || words.unknownPart
          return (
            <Row
              key={partId}
              id={`need-${code}`}
              title={`${title} ${code}`}
              sub={<Text className={picked < needed ? 'n b t-wait' : 'n'}>{w.pickedOf(picked, needed)}</Text>}
              end={
                picked >= needed ? (
                  <Badge tone="good" word={w.enough} />
                ) : more > 0 && open ? (
                  <Button id={`take-need-${code}`} kind="soft" word={w.takeMore(more)} onTap={add} />
                ) : (
                  row && <Badge tone="wait" word={w.noneOnVan} />
                )
              }
            />
          )
        })}
      </List>
    </Section>
  )
}
