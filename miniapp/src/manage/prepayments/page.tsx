import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call, invalidate, ofOrder, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { CloseForm, NoneYet, TwoPanes } from '../../panes/two-panes.tsx'
import { Button, List, Row, SkeletonList, useToast } from '../../ui/index.ts'
import { money, orderNumber, useLanguage, useWords, when } from '../../words/index.ts'
import { manageWords } from '../../words/manage.ts'
import { moneyWords } from '../../words/money.ts'
import { useMe, useNow } from '../../work-order/index.ts'
import { type Prepaid, type View as Shown, views } from './model.ts'
import { OrderPane } from './order-pane.tsx'
import { PickOrder } from './pick-order.tsx'
import { useFurther } from './use-further.ts'
import './page.css'

type Chosen = { readonly order: string } | 'search' | null

/** Money that was paid in advance: what is kept for work to come, and what waits to be given back. */
export default function Prepayments() {
  const { id } = useRouter().params
  const w = useWords(moneyWords)
  const m = useWords(manageWords)
  const me = useMe()
  const toast = useToast()
  const [view, setView] = useState<Shown>('to_refund')
  const [chosen, setChosen] = useState<Chosen>(id === undefined ? null : { order: id })
  const refunds = useResource(me ? 'list:prepaid:to_refund' : null, () => page('to_refund'))
  const kept = useResource(me ? 'list:prepaid:kept' : null, () => page('kept'))
  const first = view === 'to_refund' ? refunds : kept
  const { items, next, more, busy } = useFurther(view, first.value, page)
  const waiting = refunds.value ? refunds.value.items.length : 0
  const done = (order: string) => {
    invalidate((one) => ['list:prepaid', 'list:settlements', ofOrder(order)].some((name) => one.startsWith(name)))
    setChosen(null)
    toast.show({ word: w.done })
  }
  return (
    <TwoPanes
      title={w.prepayments}
      home="/manage/settlements/page"
      tab="overview"
      toast={toast.node}
      refresh={{ onRefresh: () => void first.reload(), refreshing: first.loading && first.value !== null }}
      parts={{
        options: views.map((one) => ({
          id: one,
          word: w[`prepaid_${one}`],
          ...(one === 'to_refund' && waiting > 0 && { count: waiting }),
        })),
        value: view,
        onChange: setView,
      }}
      add={{ id: 'find-order', word: w.prepay, onTap: () => setChosen('search') }}
      hint={{ icon: 'money', title: w.pickPrepaid, sub: w.pickPrepaidWhat }}
      list={
        !first.value ? (
          first.problem ? (
            <ProblemCard of={first} />
          ) : (
            <SkeletonList rows={3} />
          )
        ) : items.length === 0 ? (
          <NoneYet icon="money" title={w[`none_${view}`]} sub={w[`none_${view}_what`]} />
        ) : (
          <>
            <List>
              {items.map((one) => (
                <PrepaidRow key={one.workOrderId} of={one} onTap={() => setChosen({ order: one.workOrderId })} />
              ))}
            </List>
            {next !== null && (
              <View className="prepaid-more">
                <Button size="l" word={m.loadMore} busy={busy} onTap={() => void more()} />
              </View>
            )}
          </>
        )
      }
      form={
        chosen === null ? null : (
          <CloseForm value={() => setChosen(null)}>
            {chosen === 'search' ? (
              <PickOrder onPick={(order) => setChosen({ order })} />
            ) : (
              <OrderPane key={chosen.order} id={chosen.order} onDone={() => done(chosen.order)} />
            )}
          </CloseForm>
        )
      }
    />
  )
}

const page = (view: Shown, after?: string) => call('GET /prepayments', { query: { view, ...(after && { after }) } })

function PrepaidRow({ of, onTap }: { of: Prepaid; onTap: () => void }) {
  const language = useLanguage()
  const now = useNow()
  return (
    <Row
      id={`prepaid-${of.workOrderId}`}
      strong
      title={of.title}
      sub={`${orderNumber(of.number)} · ${when(of.at, now, language)}`}
      end={<View className={of.toRefund ? 'n b t-bad' : 'n b'}>{money(of.prepaidFen)}</View>}
      label={`${of.title}, ${money(of.prepaidFen)}`}
      onTap={onTap}
    />
  )
}
