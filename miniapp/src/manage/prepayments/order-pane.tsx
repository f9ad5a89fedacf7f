import { View } from '@tarojs/components'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { SentFoot } from '../../panes/sent-form.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import {
  Actions,
  Badge,
  Button,
  Chip,
  Chips,
  Field,
  MoneyInput,
  MoneyLine,
  SkeletonList,
  Stack,
  TextInput,
} from '../../ui/index.ts'
import { amount, money, orderNumber, useLanguage, useSay, useWords, when } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { useNow } from '../../work-order/index.ts'
import { bodyOf, type Entry, type Form, formOf, isNetted, lackIn, methods, type Story, stateOf } from './model.ts'

/** What came in for one order in advance and what went back; either is booked here. */
export function OrderPane({ id, onDone }: { id: string; onDone: () => void }) {
  const w = useWords(moneyWords)
  const story = useResource(`list:prepaid:of:${id}`, () => call('GET /work-orders/:id/prepayments', { params: { id } }))
  const { value } = story
  // What was kept from the last visit may offer what is over by now: another state of the order begins another form.
  if (value) return <Booking key={stateOf(value)} of={value} onDone={onDone} />
  return (
    <FormPane id="prepaid-order" title={w.prepayments}>
      {story.problem ? <ProblemCard of={story} /> : <SkeletonList rows={3} />}
    </FormPane>
  )
}

function Booking({ of, onDone }: { of: Story; onDone: () => void }) {
  const w = useWords(moneyWords)
  const sent = useSentForm(`prepaid:${of.workOrderId}`, formOf(of))
  const { form, edit } = sent
  const { act } = form
  const lack = lackIn(form, of)
  const begin = (next: 'add' | 'refund') => edit({ act: next, amount: next === 'refund' ? of.prepaidFen : null })
  const book = async () => {
    const request = { params: { id: of.workOrderId }, body: bodyOf(form) }
    const answer = await sent.send((key) =>
      act === 'refund'
        ? call('POST /work-orders/:id/prepayment-refunds', { ...request, key })
        : call('POST /work-orders/:id/prepayments', { ...request, key }),
    )
    if (answer.ok) onDone()
  }
  const word = act === 'refund' ? w.refundNow : w.prepayNow
  const said = lack === 'refundTooMuch' ? w.refundTooMuch(money(of.prepaidFen)) : lack && w[lack]
  const foot =
    act !== null ? (
      <SentFoot
        of={sent}
        save={{ id: 'book-now', word, lack: said, fresh: true, run: book }}
        field={sent.path === 'amountFen' ? w.amountIs : null}
      />
    ) : (
      (of.mayAdd || of.mayRefund) && (
        <Actions>
          {of.mayRefund && <Button id="open-refund" size="l" grow word={w.refund} onTap={() => begin('refund')} />}
          {of.mayAdd && (
            <Button id="open-prepay" kind="primary" size="l" grow word={w.prepay} onTap={() => begin('add')} />
          )}
        </Actions>
      )
    )
  return (
    <FormPane id="prepaid-order" title={of.title} {...(foot && { foot })}>
      <Stack gap={4}>
        <Stack row gap={2} align="center">
          <View className="sub n sp">{orderNumber(of.number)}</View>
          {of.toRefund && <Badge tone="bad" word={w.prepaid_to_refund} />}
          {isNetted(of) && <Badge tone="good" word={w.prepaidNetted} />}
        </Stack>
        {of.entries.length > 0 && (
          <View id="prepaid-entries">
            {of.entries.map((entry) => (
              <EntryLine key={entry.id} of={entry} />
            ))}
            <MoneyLine kind="total" name={w.prepaidNow} amount={money(of.prepaidFen)} />
          </View>
        )}
        {act !== null && <Questions form={form} edit={edit} />}
      </Stack>
    </FormPane>
  )
}

function EntryLine({ of }: { of: Entry }) {
  const w = useWords(moneyWords)
  const say = useSay()
  const language = useLanguage()
  const now = useNow()
  const how = of.step ? say(of.step) : w[`method_${of.method}`]
  return (
    <MoneyLine
      name={of.amountFen < 0 ? w.wentBack : w.cameIn}
      amount={amount(of.amountFen)}
      sub={[how, of.note, of.by, when(of.at, now, language)].filter(Boolean).join(' · ')}
      rule
    />
  )
}

function Questions({ form, edit }: { form: Form; edit: (part: Partial<Form>) => void }) {
  const w = useWords(moneyWords)
  const back = form.act === 'refund'
  const label = back ? w.refundAmount : w.prepayAmount
  return (
    <View id={back ? 'refund' : 'prepay'}>
      <Stack gap={3}>
        <Field label={label}>
          <MoneyInput
            id="booked-amount"
            label={label}
            value={form.amount}
            onChange={(next) => edit({ amount: next })}
          />
        </Field>
        <Field label={back ? w.refundMethod : w.method}>
          <Chips>
            {methods.map((one) => (
              <Chip key={one} word={w[`method_${one}`]} on={one === form.method} onTap={() => edit({ method: one })} />
            ))}
          </Chips>
        </Field>
        <Field label={w.payoutNote}>
          <TextInput
            id="booked-note"
            label={w.payoutNote}
            value={form.note}
            maxLength={200}
            onChange={(note) => edit({ note })}
          />
        </Field>
      </Stack>
    </View>
  )
}
