import { asId, type PartId } from '@field/domain/kernel'
import type { PartLine } from '@field/domain/work-order'
import { Text, View } from '@tarojs/components'
import { type Catalog, FoundName, withQuantity } from '../../form/catalog/index.ts'
import { Numbers } from '../../stock/index.ts'
import { Badge, Button, Icon, List, Row, Section, Stack, Stepper } from '../../ui/index.ts'
import { money, useLanguage, useSay, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { technician } from '../../words/technician.ts'
import type { Work } from '../../work-order/index.ts'
import { atHand, countOf, elsewhere, mostOf, numbersOf, type PartRow, pickedLine, quantityOf } from './shown-parts.ts'
import type { Picking } from './use-picking.ts'

const longest = 40

type Props = { work: Work; catalog: Catalog<PartRow>; picking: Picking; onFind: (row: PartRow) => void }

/** The parts found or at hand, each with a stepper, and below them what is chosen. */
export function PartList({ work, catalog, picking, onFind }: Props) {
  const words = useWords(technician)
  const { wanted, setWanted } = picking
  const rows = catalog.found?.slice(0, longest) ?? atHand(catalog.all, wanted, longest)
  const set = (partId: PartId, quantity: number, numbers = numbersOf(wanted, partId)) =>
    setWanted(withQuantity(wanted, (line) => line.partId === partId, pickedLine(partId, quantity, numbers)))
  // What the server counts as taken, without what still waits here: the van's count goes with it.
  const booked = work.detail.tasks.find(({ id }) => id === work.task.id)?.parts ?? []
  const open = work.operations.includes('pick_parts')
  return (
    <Stack gap={3}>
      {!open && work.task.state === 'assigned' && <View className="sub">{words.notHereYet}</View>}
      {rows.length > 0 && (
        <List>
          {rows.map((row) => (
            <OnePart
              key={row.id}
              row={row}
              model={work.detail.asset?.model ?? ''}
              quantity={quantityOf(wanted, row.id)}
              most={mostOf(row, booked)}
              open={open}
              onChange={(quantity) => set(asId<PartId>(row.id), quantity)}
              onFind={() => onFind(row)}
            />
          ))}
        </List>
      )}
      {wanted.length > 0 && (
        <Section title={words.chosen} end={<Text className="n">{words.pieces(countOf(wanted))}</Text>}>
          <List>
            {wanted.map((line) => (
              <Chosen
                key={line.partId}
                line={line}
                row={catalog.known.get(line.partId)}
                booked={booked}
                {...(open && { onNumbers: (numbers) => set(line.partId, line.quantity, numbers) })}
              />
            ))}
          </List>
        </Section>
      )}
    </Stack>
  )
}

type OneProps = {
  row: PartRow
  model: string
  quantity: number
  most: number
  open: boolean
  onChange: (quantity: number) => void
  onFind: () => void
}

function OnePart({ row, model, quantity, most, open, onChange, onFind }: OneProps) {
  const words = useWords(technician)
  const w = useWords(stockWords)
  const say = useSay()
  const language = useLanguage()
  const name = say(row.name)
  const facts = [
    row.fits ? model && words.fits(model) : words.fitsNot,
    row.oldPartReturn && words.bringOldBack,
    row.retired && words.useUp,
  ]
  return (
    <Row
      id={`part-${row.code}`}
      title={
        <View>
          <FoundName name={name} ranges={language === 'zh-CN' ? row.match : []} />
          <Text className="b"> {row.code}</Text>
        </View>
      }
      sub={
        <>
          <View>{facts.filter(Boolean).join(' · ')}</View>
          {most === 0 && (
            <View className="part-none t-wait">
              <Icon name="wait" size="s" />
              <View className="sp">{elsewhere(row, words)}</View>
            </View>
          )}
          <View>
            <Text className="strong n">{row.price === null ? words.noPrice : money(row.price)}</Text>
            {most > 0 && (
              <Text>
                {'  '}
                {words.onVan} <Text className="b n">{most}</Text>
              </Text>
            )}
          </View>
        </>
      }
      {...(most === 0 && {
        end: <Button id={`find-${row.code}`} kind="soft" word={w.findSource} onTap={onFind} />,
      })}
      {...(open &&
        most > 0 && {
          end: (
            <Stepper
              value={quantity}
              max={most}
              lessLabel={words.less(name)}
              moreLabel={words.more(name)}
              limit={words.onlySo(most)}
              onChange={onChange}
            />
          ),
        })}
    />
  )
}

type ChosenProps = {
  line: PartLine
  row: PartRow | undefined
  booked: readonly PartLine[]
  onNumbers?: (numbers: readonly string[]) => void
}

function Chosen({ line, row, booked, onNumbers }: ChosenProps) {
  const words = useWords(technician)
  const w = useWords(stockWords)
  const say = useSay()
  const left = row ? mostOf(row, booked) - line.quantity : null
  return (
    <Row
      title={row ? `${say(row.name)} ${row.code}` : words.unknownPart}
      sub={
        row && (
          <>
            <Text className="n">
              {row.price === null ? words.noPrice : money(row.price)}
              {left !== null && (
                <Text className={left === 0 ? 'b t-wait' : ''}>
                  {' '}
                  · {left === 0 ? words.leftNone : words.leftAfter(left)}
                </Text>
              )}
            </Text>
            {row.serial && onNumbers && (
              <Numbers
                id={`numbers-${row.code}`}
                value={line.serials ?? []}
                of={line.quantity}
                hint={w.numberOldest}
                onChange={onNumbers}
              />
            )}
            {!onNumbers && line.serials && <View className="cap">{line.serials.join(' · ')}</View>}
          </>
        )
      }
      end={
        <Stack row gap={3}>
          {row?.oldPartReturn && <Badge tone="idle" icon="undo" word={words.oldPart(line.quantity)} />}
          <Text className="b n">× {line.quantity}</Text>
        </Stack>
      }
    />
  )
}
