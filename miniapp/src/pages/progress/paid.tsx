import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { call, ofOrder, useResource } from '../../data/index.ts'
import { List, Row } from '../../ui/index.ts'
import { money, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { rewardWords } from '../../words/rewards.ts'
import { givenWords } from '../../work-order/index.ts'
import { WhySheet } from '../confirm/why-sheet.tsx'

/** What the order cost, once it is settled; whoever may not see amounts sees nothing. */
export function usePaid(id: string, settled: boolean) {
  const sheet = useResource(settled ? `${ofOrder(id)}settlement` : null, () =>
    call('GET /work-orders/:id/settlement', { params: { id } }),
  )
  useDidShow(() => void (settled && sheet.reload()))
  return settled ? sheet.value : null
}

type Settlement = NonNullable<ReturnType<typeof usePaid>>

export function Paid({ settlement, onWhy }: { settlement: Settlement; onWhy: () => void }) {
  const w = useWords(moneyWords)
  const given = givenWords(settlement, useWords(rewardWords))
  return (
    <List>
      <Row
        id="paid"
        icon="money"
        title={`${w.whatItCost} ${money(settlement.totalFen)}`}
        sub={
          <View>
            {settlement.corrected !== null && (
              <View>
                {w.correctedBecause(
                  settlement.corrected === 'prepayment' ? w.becauseOfPrepayment : settlement.corrected,
                )}
              </View>
            )}
            {given !== '' && <View id="points-given">{given}</View>}
            <View>{settlement.state === 'disputed' ? w.disputedNow : w.whyThis}</View>
          </View>
        }
        label={w.whatItCost}
        onTap={onWhy}
      />
    </List>
  )
}

export const PaidSheet = ({
  settlement,
  open,
  onClose,
}: {
  settlement: Settlement
  open: boolean
  onClose: () => void
}) => <WhySheet open={open} onClose={onClose} settlement={settlement} />
