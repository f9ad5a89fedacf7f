import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call, fileAddress, phone, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { Button, Card, Chip, Chips, List, Row, Section, SkeletonList, Stack, TextInput } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { placeWords } from './sources-model.ts'

const mostShown = 12

/** Looks a fault code up: what it means, what to do, which parts it may need and where they lie. */
export function FaultSearch({
  orderId,
  onPart,
  onSay,
}: {
  orderId: string
  onPart: (code: string) => void
  onSay: (word: string) => void
}) {
  const w = useWords(stockWords)
  const say = useSay()
  const [typed, setTyped] = useState('')
  // All that is known for this order's model is fetched at once, so that a code is found without a network too.
  const known = useResource(`list:faults:${orderId}`, () =>
    call('GET /fault-codes', { query: { workOrderId: orderId } }),
  )
  const wanted = typed.trim().toLowerCase()
  const all = known.value?.items ?? []
  const found = all.filter(({ code }) => code.toLowerCase() === wanted)
  const near = all.filter(({ code }) => code.toLowerCase().startsWith(wanted)).slice(0, mostShown)
  const open = async (id: string) => {
    const link = await call('GET /files/:id/link', { params: { id } })
    if (!link.ok || !(await phone.openFile(fileAddress(link.value.url)))) onSay(w.cannotOpen)
  }
  return (
    <Stack gap={3} id="fault-search">
      <TextInput
        id="fault-code"
        value={typed}
        label={w.faults}
        placeholder={w.faultHint}
        maxLength={32}
        focus
        onChange={setTyped}
      />
      {!known.value && (known.problem ? <ProblemCard of={known} /> : <SkeletonList rows={2} />)}
      {found.length === 0 && near.length > 0 && (
        <Chips>
          {near.map(({ id, code, label }) => (
            <Chip key={id} small word={`${code} ${say(label)}`} onTap={() => setTyped(code)} />
          ))}
        </Chips>
      )}
      {known.value && wanted !== '' && found.length === 0 && near.length === 0 && (
        <View id="fault-none">
          <View className="b">{w.faultNone}</View>
          <View className="sub">{w.faultNoneWhat}</View>
        </View>
      )}
      {found.map((one) => (
        <Card key={one.id} id={`fault-${one.code}`} title={`${one.code} ${say(one.label)}`}>
          <View className="cap">{one.model === '' ? w.faultAll : one.model}</View>
          {one.manual !== '' && (
            <Section title={w.manual}>
              <View>
                <Text userSelect>{one.manual}</Text>
              </View>
            </Section>
          )}
          {one.fileId !== null && <Button icon="book" word={w.openManual} onTap={() => void open(one.fileId ?? '')} />}
          {one.parts.length > 0 && (
            <Section title={w.mayNeed}>
              <List>
                {one.parts.map((part) => {
                  const place = placeWords(part.places, w)
                  return (
                    <Row
                      key={part.partId}
                      id={`fault-part-${part.code}`}
                      title={w.timesPart(`${say(part.name)} ${part.code}`, part.quantity)}
                      sub={<View className={place?.near ? 't-good' : 't-wait'}>{place?.word ?? w.nowhere}</View>}
                      end={<Button kind="soft" word={w.choosePart} onTap={() => onPart(part.code)} />}
                    />
                  )
                })}
              </List>
            </Section>
          )}
        </Card>
      ))}
    </Stack>
  )
}
