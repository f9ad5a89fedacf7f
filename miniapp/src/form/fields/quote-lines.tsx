import { type FieldOf, type QuoteLineAnswer, quoteLineFen } from '@field/domain/form'
import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import {
  Button,
  Field,
  IconButton,
  MoneyInput,
  MoneyLine,
  NumberInput,
  Stack,
  Stepper,
  TextInput,
} from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { fieldWords } from '../../words/form-fields.ts'
import { money, number, useSay, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { percentText, permilleOf, quoteLinesOf, sumSoFar, withChange } from '../quote.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'

type QuoteField = FieldOf<'quote_lines'>

/** A name for each line that stays with it while others come and go. */
function useLineKeys(count: number) {
  const keys = useRef<number[]>([])
  const next = useRef(0)
  while (keys.current.length < count) keys.current.push(next.current++)
  keys.current.length = count
  return { keys: keys.current, drop: (at: number) => keys.current.splice(at, 1) }
}

/** An offer line by line, with what each comes to, and the sum; all in fen. */
export function QuoteLinesField({ field }: { field: QuoteField }) {
  const { form } = useFormEnv()
  const words = useWords(fieldWords)
  const [left, setLeft] = useState(false)
  const lines = quoteLinesOf(useAnswer(form, field.key))
  const fault = useFault(field, left)
  const { keys, drop } = useLineKeys(lines.length)
  const change = (at: number, part: Partial<QuoteLineAnswer>) =>
    form.set(
      field.key,
      quoteLinesOf(form.get()[field.key]).map((line, index) => (index === at ? withChange(line, part) : line)),
    )
  const remove = (at: number) => {
    drop(at)
    form.set(
      field.key,
      lines.filter((_line, index) => index !== at),
    )
  }
  return (
    <Frame field={field} error={fault}>
      <Stack gap={3}>
        {lines.map((line, at) => (
          <QuoteLine
            key={keys[at] ?? at}
            field={field}
            at={at}
            line={line}
            onChange={(part) => change(at, part)}
            onRemove={() => remove(at)}
            onLeave={() => setLeft(true)}
          />
        ))}
        <Button
          id={`answer-${field.key}`}
          icon="plus"
          word={words.addLine}
          onTap={() => form.set(field.key, [...lines, { name: '', quantity: 1, priceFen: 0 }])}
        />
        {lines.length > 0 && <MoneyLine kind="total" name={words.total} amount={money(sumSoFar(lines))} />}
      </Stack>
    </Frame>
  )
}

type LineProps = {
  field: QuoteField
  at: number
  line: QuoteLineAnswer
  onChange: (part: Partial<QuoteLineAnswer>) => void
  onRemove: () => void
  onLeave: () => void
}

function QuoteLine({ field, at, line, onChange, onRemove, onLeave }: LineProps) {
  const words = useWords(fieldWords)
  // An empty price box is not a price of nothing, though the answer has no word for that.
  const [price, setPrice] = useState<number | null>(line.priceFen === 0 ? null : line.priceFen)
  const id = `answer-${field.key}-${at}`
  const name = line.name || words.line(at + 1)
  const amount = quoteLineFen(line)
  const { maxDiscount = 0 } = field
  return (
    <View id={`quote-${field.key}-${at}`} className="well answer-quote">
      <Stack gap={2}>
        <Stack row gap={2} grow={0} align="center">
          <TextInput
            id={`${id}-name`}
            value={line.name}
            label={`${words.lineName} ${at + 1}`}
            placeholder={words.lineExample}
            maxLength={100}
            onBlur={onLeave}
            onChange={(text) => onChange({ name: text })}
          />
          <IconButton kind="plain" icon="close" label={words.removeLine(name)} onTap={onRemove} />
        </Stack>
        <Stack row gap={3} grow={0} align="center">
          <MoneyInput
            id={`${id}-price`}
            value={price}
            label={`${words.price} ${name}`}
            placeholder={words.price}
            onBlur={onLeave}
            onChange={(fen) => {
              setPrice(fen)
              onChange({ priceFen: fen ?? 0 })
            }}
          />
          <Stepper
            value={line.quantity}
            min={1}
            lessLabel={words.less(name)}
            moreLabel={words.more(name)}
            onChange={(quantity) => onChange({ quantity })}
          />
        </Stack>
        {maxDiscount > 0 && (
          <Field label={words.discountUpTo(percentText(maxDiscount))}>
            <NumberInput
              id={`${id}-discount`}
              value={line.discount === undefined ? null : line.discount / 10}
              label={`${words.discount} ${name}`}
              unit="%"
              onBlur={onLeave}
              onChange={(percent) => onChange({ discount: permilleOf(percent) })}
            />
          </Field>
        )}
        <Stack row gap={2} grow={0}>
          <Text className="sub">{words.lineTotal}</Text>
          <Text id={`${id}-amount`} className="b n">
            {amount === null ? '—' : money(amount)}
          </Text>
        </Stack>
      </Stack>
    </View>
  )
}

/** The offer as a bill: each line with how it comes about, then the sum. */
export function ReadQuoteLines({ field }: { field: QuoteField }) {
  const { form } = useFormEnv()
  const say = useSay()
  const words = useWords(fieldWords)
  const both = useWords(formWords)
  const lines = quoteLinesOf(useAnswer(form, field.key))
  const { keys } = useLineKeys(lines.length)
  if (lines.length === 0)
    return (
      <Frame field={field} hint={false}>
        <View className="input-shown t-second">{both.empty}</View>
      </Frame>
    )
  return (
    <Frame field={field} hint={false}>
      {lines.map((line, at) => {
        const amount = quoteLineFen(line)
        const { discount = 0 } = line
        const how = [
          words.times(money(line.priceFen), number(line.quantity)),
          discount > 0 && words.off(percentText(discount)),
        ]
        return (
          <MoneyLine
            key={keys[at] ?? 0}
            rule={at > 0}
            name={line.name || say(field.label)}
            sub={how.filter(Boolean).join(' · ')}
            amount={amount === null ? '—' : money(amount)}
          />
        )
      })}
      <MoneyLine kind="total" name={words.total} amount={money(sumSoFar(lines))} />
    </Frame>
  )
}
