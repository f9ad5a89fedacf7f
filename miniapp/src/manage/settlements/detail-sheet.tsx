import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { call, ofOrder, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { Actions, Badge, Button, MoneyLine, Section, Sheet, SkeletonList } from '../../ui/index.ts'
import { amount, common, money, useSay, useWords, type Words } from '../../words/index.ts'
import { manageWords } from '../../words/manage.ts'
import { moneyWords } from '../../words/money.ts'
import { Amend } from './amend.tsx'
import { type Item, stateLook } from './model.ts'

const shareWord = (role: string, w: Words<typeof manageWords>): string =>
  ({ technician: w.share_technician, site: w.share_site, organization: w.share_organization })[role] ?? role

/** What a settlement is made of: its lines, their sum, and how it is shared. */
export function DetailSheet({
  item,
  onClose,
  tell,
}: {
  item: Item
  onClose: () => void
  tell: (word: string) => void
}) {
  const w = useWords(manageWords)
  const m = useWords(moneyWords)
  const shared = useWords(common)
  const say = useSay()
  const { workOrderId: id } = item
  const detail = useResource(`${ofOrder(id)}settlement`, () =>
    call('GET /work-orders/:id/settlement', { params: { id } }),
  )
  const { value } = detail
  const look = stateLook[item.state]
  return (
    <Sheet
      open
      title={item.title}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        <Actions>
          <Button
            grow
            size="l"
            word={w.toOrder}
            onTap={() => void Taro.navigateTo({ url: `/dispatch/order/page?id=${id}` })}
          />
        </Actions>
      }
    >
      <Badge tone={look.tone} icon={look.icon} word={w[`state_${item.state}`]} />
      {!value ? (
        detail.problem ? (
          <ProblemCard of={detail} />
        ) : (
          <SkeletonList rows={4} />
        )
      ) : (
        <View id="settlement" className="settlement-lines">
          {value.lines.map((line) => (
            <MoneyLine
              key={line.id}
              name={line.quantity > 1 ? `${say(line.label)} ${w.times(line.quantity)}` : say(line.label)}
              amount={amount(line.amountFen)}
              rule
              {...(line.free && { sub: w.freeInWarranty, tone: 'good' as const })}
            />
          ))}
          <MoneyLine kind="total" name={w.total} amount={money(value.totalFen)} />
          {value.prepaidFen > 0 && <MoneyLine name={m.prepaid} amount={amount(-value.prepaidFen)} />}
          {value.prepaidFen > 0 && <MoneyLine kind="sum" name={m.due} amount={amount(value.dueFen)} />}
          {value.corrected !== null && (
            <View className="cap">
              {m.correctedBecause(value.corrected === 'prepayment' ? m.becauseOfPrepayment : value.corrected)}
            </View>
          )}
          {value.shares && value.shares.length > 0 && (
            <Section title={w.shares}>
              {value.shares.map((share) => (
                <MoneyLine
                  key={`${share.role}:${share.amountFen}:${JSON.stringify(share.steps)}`}
                  name={shareWord(share.role, w)}
                  amount={amount(share.amountFen)}
                />
              ))}
            </Section>
          )}
          <Amend
            item={item}
            onDone={(word) => {
              tell(word)
              onClose()
            }}
          />
        </View>
      )}
    </Sheet>
  )
}
