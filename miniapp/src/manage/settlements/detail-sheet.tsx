import type { Reply } from '@field/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call, ofOrder, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import {
  Actions,
  Badge,
  Button,
  KeyValue,
  List,
  MoneyLine,
  Row,
  Section,
  Sheet,
  SkeletonList,
  Well,
} from '../../ui/index.ts'
import { confirm } from '../../words/confirm.ts'
import { amount, common, money, useLanguage, useSay, useWords, type Words } from '../../words/index.ts'
import { manageWords } from '../../words/manage.ts'
import { moneyWords } from '../../words/money.ts'
import { reports } from '../../words/reports.ts'
import {
  canOverride,
  correctionOf,
  type Line,
  OverrideForm,
  overrideIn,
  Rewards,
  reasonsOf,
} from '../../work-order/index.ts'
import { Amend } from './amend.tsx'
import { type Item, stateLook } from './model.ts'

const shareWord = (role: string, w: Words<typeof manageWords>): string =>
  ({ technician: w.share_technician, site: w.share_site, organization: w.share_organization })[role] ?? role

const open = (url: string) => void Taro.navigateTo({ url })

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
  const r = useWords(reports)
  const [shown, setShown] = useState<string | null>(null)
  const { workOrderId: id } = item
  const detail = useResource(`${ofOrder(id)}settlement`, () =>
    call('GET /work-orders/:id/settlement', { params: { id } }),
  )
  const { value } = detail
  const correction = value ? correctionOf(value) : null
  const look = stateLook[item.state]
  return (
    <Sheet
      open
      title={item.title}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        <Actions>
          <Button grow size="l" word={w.toOrder} onTap={() => open(`/dispatch/order/page?id=${id}`)} />
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
            <LineOf
              key={line.id}
              line={line}
              settlement={value}
              open={shown === line.id}
              onTap={() => setShown(shown === line.id ? null : line.id)}
              onDone={(word) => {
                tell(word)
                onClose()
              }}
            />
          ))}
          <MoneyLine kind="total" name={w.total} amount={money(value.totalFen)} />
          <Rewards rewards={value.rewards} />
          {value.prepaidFen > 0 && <MoneyLine name={m.prepaid} amount={amount(-value.prepaidFen)} />}
          {value.prepaidFen > 0 && <MoneyLine kind="sum" name={m.due} amount={amount(value.dueFen)} />}
          {correction !== null && (
            <View className="cap">
              {m.correctedBecause(correction === 'prepayment' ? m.becauseOfPrepayment : correction)}
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
          <View className="settlement-more-of">
            <List>
              {item.state === 'disputed' && (
                <Row
                  id="to-disputes"
                  icon="turn"
                  title={m.toDisputes}
                  onTap={() => open(`/disputes/list/page?id=${id}`)}
                />
              )}
              <Row
                id="to-prepaid"
                icon="money"
                title={m.prepayments}
                sub={value.prepaidFen > 0 ? money(value.prepaidFen) : m.prepaymentsWhat}
                onTap={() => open(`/manage/prepayments/page?id=${id}`)}
              />
              <Row
                id="to-papers"
                icon="doc"
                title={r.papers}
                sub={r.papersWhat}
                onTap={() => open(`/manage/papers/page?id=${id}&number=${item.number}`)}
              />
            </List>
          </View>
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

type Settlement = Reply<'GET /work-orders/:id/settlement'>

/** A line; a tap shows how it was reckoned, and there its amount is changed. */
function LineOf({
  line,
  settlement,
  open,
  onTap,
  onDone,
}: {
  line: Line
  settlement: Settlement
  open: boolean
  onTap: () => void
  onDone: (word: string) => void
}) {
  const w = useWords(manageWords)
  const m = useWords(moneyWords)
  const c = useWords(confirm)
  const say = useSay()
  const language = useLanguage()
  const reasons = reasonsOf(line, c, language)
  const override = overrideIn(line.trace)
  const name = line.quantity > 1 ? `${say(line.label)} ${w.times(line.quantity)}` : say(line.label)
  const sub = override
    ? { sub: m.overriddenWhy(amount(line.listFen ?? line.amountFen), override.reason), tone: 'wait' as const }
    : line.free
      ? { sub: w.freeInWarranty, tone: 'good' as const }
      : {}
  return (
    <View id={`line-${line.id}`}>
      <MoneyLine
        name={name}
        amount={amount(line.amountFen)}
        rule
        strong={open}
        label={name}
        {...(!open && sub)}
        {...(reasons.length > 0 && { onTap })}
      />
      {open && (
        <>
          <Well>
            {reasons.map((reason) => (
              <KeyValue key={reason.id} name={reason.name} value={reason.value} />
            ))}
          </Well>
          {canOverride(settlement, line) && (
            <View className="settlement-override">
              <OverrideForm orderId={settlement.workOrderId} line={line} onDone={onDone} />
            </View>
          )}
        </>
      )}
    </View>
  )
}
