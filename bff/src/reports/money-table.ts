import { type Instant, type Label, type Language, say } from '@field/domain/kernel'
import { amountText } from '../platform/paper/amount.ts'
import type { Row } from '../platform/paper/draw-table.ts'
import type { Paper } from '../platform/paper/paper.ts'
import type { Saying } from './words.ts'

/** An amount with what it is for, as settlements and quotes keep it. */
export type MoneyLine = {
  readonly label: Label
  readonly quantity: number
  readonly unitFen: number | null
  readonly amountFen: number
  readonly listFen: number | null
  readonly free: { readonly until: Instant | null } | null
  readonly serials: readonly string[]
}

/** Lines with their amounts, and sums below: name, quantity, price of one, amount. */
export async function drawMoney(
  { table }: Paper,
  lines: readonly MoneyLine[],
  sums: readonly (readonly [name: string, amountFen: number])[],
  {
    language,
    word,
    clock,
  }: { readonly language: Language; readonly word: Saying; readonly clock: (at: Instant) => string },
): Promise<void> {
  const notes = ({ listFen, free, serials }: MoneyLine): readonly string[] => {
    const until = free?.until ? ` ${word('until')} ${clock(free.until).slice(0, 10)}` : ''
    return [
      ...(free ? [`${word('in_warranty')}${until}`] : []),
      ...(listFen === null ? [] : [`${word('list_price')} ${amountText(listFen)}`]),
      ...(serials.length === 0 ? [] : [`${word('serials')} ${serials.join(', ')}`]),
    ]
  }
  await table(
    [
      { name: word('item'), share: 5 },
      { name: word('quantity'), share: 1, align: 'right' },
      { name: word('unit'), share: 1.6, align: 'right' },
      { name: word('amount'), share: 1.6, align: 'right' },
    ],
    [
      ...lines.map(
        (line): Row => ({
          cells: [
            [say(line.label, language), ...notes(line)].join('\n'),
            String(line.quantity),
            line.unitFen === null ? '' : amountText(line.unitFen),
            amountText(line.amountFen),
          ],
        }),
      ),
      ...sums.map(
        ([name, amount], index): Row => ({
          cells: [name, '', '', amountText(amount)],
          strong: index === sums.length - 1,
        }),
      ),
    ],
  )
}
