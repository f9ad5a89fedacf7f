import type { Answer, FieldOf, PartLineAnswer, ServiceLineAnswer } from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { call, ofOrder, phone } from '../../data/index.ts'
import { Button, IconButton, List, Row, SearchInput, SkeletonList, Stack, Stepper } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { fieldWords } from '../../words/form-fields.ts'
import { common, money, useLanguage, useSay, useWords } from '../../words/index.ts'
import { FoundName, useCatalog, withQuantity } from '../catalog/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { learnNames, useNames } from '../names.ts'
import { useFault } from '../use-fault.ts'
import { useSheet } from '../use-sheet.tsx'
import { Frame } from './frame.tsx'

type Kind = 'part_lines' | 'service_items'
type Line = { readonly id: string; readonly quantity: number }
type Found = {
  readonly id: string
  readonly code: string
  readonly name: Label
  readonly price: number | null
  readonly match: readonly (readonly number[])[]
  /** Out of use: named where it is chosen already, offered no more. */
  readonly retired?: boolean
}

const most = 999
const longest = 40

function linesOf(answer: Answer | undefined): readonly Line[] {
  if (!Array.isArray(answer)) return []
  return (answer as readonly (PartLineAnswer | ServiceLineAnswer)[]).map((line) => ({
    id: 'partId' in line ? line.partId : line.itemId,
    quantity: line.quantity,
  }))
}

const answerOf = (kind: Kind, lines: readonly Line[]): Answer =>
  kind === 'part_lines'
    ? lines.map(({ id: partId, quantity }) => ({ partId, quantity }))
    : lines.map(({ id: itemId, quantity }) => ({ itemId, quantity }))

/** The catalogue that a kind picks from, priced for the order where there is one. */
function useRows(kind: Kind) {
  const { orderId } = useFormEnv()
  const parts = kind === 'part_lines'
  const key = `${orderId === undefined ? 'form:' : ofOrder(orderId)}${parts ? 'parts' : 'services'}`
  const catalog = useCatalog<Found>(key, async (q) => {
    const query = { limit: 200, ...(orderId !== undefined && { workOrderId: orderId }), ...(q && { q }) }
    return parts ? call('GET /parts', { query }) : call('GET /service-items', { query })
  })
  useEffect(() => learnNames(catalog.all), [catalog.all])
  return catalog
}

/** Parts or services of the catalogue by the piece: chosen on a sheet, counted here. */
export function PickedLinesField({ field }: { field: FieldOf<Kind> }) {
  const { form } = useFormEnv()
  const say = useSay()
  const words = useWords(fieldWords)
  const sheet = useSheet()
  const names = useNames()
  const { known } = useRows(field.kind)
  const lines = linesOf(useAnswer(form, field.key))
  const fault = useFault(field, true)
  const set = useSetQuantity(field)
  return (
    <Frame field={field} error={fault}>
      <Stack gap={2}>
        {lines.length > 0 && (
          <View className="answer-lines">
            {lines.map(({ id, quantity }) => {
              const row = known.get(id)
              const name = row ? say(row.name) : (names.of(id) ?? words.unknown)
              return (
                <Row
                  key={id}
                  title={<Text className="b">{name}</Text>}
                  sub={row ? <Price row={row} /> : undefined}
                  end={
                    <Stepper
                      value={quantity}
                      max={most}
                      lessLabel={words.less(name)}
                      moreLabel={words.more(name)}
                      onChange={(next) => set(id, next)}
                    />
                  }
                />
              )
            })}
          </View>
        )}
        <Button
          id={`answer-${field.key}`}
          icon="plus"
          word={field.kind === 'part_lines' ? words.addPart : words.addItem}
          onTap={() => sheet.open(say(field.label), <Choices field={field} />)}
        />
      </Stack>
    </Frame>
  )
}

function useSetQuantity({ key, kind }: FieldOf<Kind>): (id: string, quantity: number) => void {
  const { form } = useFormEnv()
  return (id, quantity) => {
    const lines = linesOf(form.get()[key])
    form.set(
      key,
      answerOf(
        kind,
        withQuantity(lines, (line) => line.id === id, { id, quantity }),
      ),
    )
  }
}

function Price({ row }: { row: Found }) {
  const words = useWords(fieldWords)
  return (
    <Text className="n">
      {row.code} · {row.price === null ? words.noPrice : money(row.price)}
    </Text>
  )
}

function Choices({ field }: { field: FieldOf<Kind> }) {
  const { form } = useFormEnv()
  const say = useSay()
  const language = useLanguage()
  const words = useWords(fieldWords)
  const both = useWords(common)
  const catalog = useRows(field.kind)
  const lines = linesOf(useAnswer(form, field.key))
  const set = useSetQuantity(field)
  const chosen = (id: string) => lines.some((line) => line.id === id)
  const rows = (catalog.found ?? catalog.all).filter(({ id, retired }) => !retired || chosen(id)).slice(0, longest)
  const scan = async () => {
    const said = (await phone.scan())?.trim()
    if (said) catalog.setTyped(said)
  }
  return (
    <Stack gap={3}>
      <Stack row gap={2} grow={0}>
        <SearchInput
          id={`search-${field.key}`}
          value={catalog.typed}
          label={both.search}
          placeholder={words.searchPart}
          clearLabel={both.clear}
          onChange={catalog.setTyped}
        />
        <IconButton icon="scan" label={both.scan} onTap={() => void scan()} />
      </Stack>
      {catalog.loading && rows.length === 0 && <SkeletonList rows={4} />}
      {catalog.fromPhone && <View className="sub t-wait">{words.fromPhone}</View>}
      {rows.length > 0 && (
        <List>
          {rows.map((row) => {
            const name = say(row.name)
            return (
              <Row
                key={row.id}
                id={`choice-${row.code}`}
                title={<FoundName name={name} ranges={language === 'zh-CN' ? row.match : []} />}
                sub={<Price row={row} />}
                end={
                  <Stepper
                    value={lines.find(({ id }) => id === row.id)?.quantity ?? 0}
                    max={most}
                    lessLabel={words.less(name)}
                    moreLabel={words.more(name)}
                    onChange={(quantity) => set(row.id, quantity)}
                  />
                }
              />
            )
          })}
        </List>
      )}
      {!catalog.loading && rows.length === 0 && <View className="sub">{words.noneFound}</View>}
    </Stack>
  )
}

/** The chosen lines, to read. */
export function ReadPickedLines({ field }: { field: FieldOf<Kind> }) {
  const { form } = useFormEnv()
  const words = useWords(fieldWords)
  const both = useWords(formWords)
  const names = useNames()
  const lines = linesOf(useAnswer(form, field.key))
  return (
    <Frame field={field} hint={false}>
      {lines.length === 0 && <View className="input-shown t-second">{both.empty}</View>}
      {lines.map(({ id, quantity }) => (
        <Stack key={id} row gap={2} grow={0}>
          <View className="b">{names.of(id) ?? words.unknown}</View>
          <Text className="b n">× {quantity}</Text>
        </Stack>
      ))}
    </Frame>
  )
}
