import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../data/index.ts'
import { type Place, Refused, useSend, WhySheet } from '../../stock/index.ts'
import { Actions, Badge, Button, Card, Facts, List, Row, Section, Stack } from '../../ui/index.ts'
import { orderNumber, useLanguage, useWords, when } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { type Request, whyNot } from './model.ts'
import { Detail } from './panes.tsx'
import { PlaceChoice } from './place-choice.tsx'

/** What the work asked for: reserved for the order, sent to the van of whoever has it, or refused with a reason. */
export function RequestDetail({
  of,
  places,
  nameOf,
  onClose,
  onDone,
}: {
  of: Request
  places: readonly Place[]
  nameOf: (partId: string) => string | undefined
  onClose: () => void
  onDone: (word: string) => void
}) {
  const w = useWords(stockWords)
  const language = useLanguage()
  const [from, setFrom] = useState(of.location?.id ?? null)
  const [refusing, setRefusing] = useState(false)
  const sending = useSend()
  const asks = of.lines.length > 0
  const fulfil = async (how: 'reserve' | 'transfer') => {
    const body = { how, ...(from !== null && { locationId: from }) }
    const params = { id: of.id }
    if (await sending.send((key) => call('POST /stock/requests/:id/fulfil', { params, body, key }))) onDone(w.done)
  }
  const refuse = async (reason: string) => {
    const params = { id: of.id }
    const done = await sending.send((key) => call('POST /stock/requests/:id/refuse', { params, body: { reason }, key }))
    if (done) onDone(w.done)
  }
  const off = (how: 'reserve' | 'transfer') => whyNot(of, how, from, w) ?? undefined
  // The same lack twice would say nothing more.
  const lack = of.van && off('reserve') === off('transfer') ? off('reserve') : undefined
  const sheet = refusing ? (
    <WhySheet
      title={w.refuse}
      what={w.refuseWhat}
      hint={w.refuseHint}
      sending={sending}
      onClose={() => setRefusing(false)}
      onSend={(reason) => void refuse(reason)}
    />
  ) : null
  return (
    <Detail
      title={of.workOrder.title}
      onClose={onClose}
      sheet={sheet}
      foot={
        <>
          <Refused problem={sending.problem} nameOf={nameOf} />
          <Actions>
            <Button
              id="refuse-request"
              grow={!asks}
              size="l"
              kind={asks ? 'quiet' : 'secondary'}
              word={w.refuse}
              onTap={() => setRefusing(true)}
            />
            {asks && lack !== undefined && <Button id="send-request" grow size="l" word={lack} off={lack} />}
            {asks && lack === undefined && (
              <Button
                id="reserve-request"
                size="l"
                word={w.reserve}
                busy={sending.busy}
                off={off('reserve')}
                onTap={() => void fulfil('reserve')}
              />
            )}
            {asks && of.van && lack === undefined && (
              <Button
                id="send-request"
                grow
                kind="primary"
                size="l"
                word={w.toVan(of.van.person)}
                busy={sending.busy}
                off={off('transfer')}
                onTap={() => void fulfil('transfer')}
              />
            )}
          </Actions>
        </>
      }
    >
      <View className="sub">
        <Facts
          of={[
            w.forOrder(orderNumber(of.workOrder.number)),
            of.van?.person ?? w.nobodyYet,
            when(of.createdAt, Date.now(), language),
          ]}
        />
      </View>
      {asks && (
        <Section title={w.lines}>
          <List>
            {of.lines.map((line) => (
              <Row
                key={line.partId}
                title={w.timesPart(nameOf(line.partId) ?? line.code, line.quantity)}
                {...(of.location &&
                  from === of.location.id && {
                    sub: (
                      <View className={line.free < line.quantity ? 't-bad' : ''}>
                        {`${w.atPlace(of.location.name)} ${w.free(line.free)}`}
                      </View>
                    ),
                  })}
              />
            ))}
          </List>
        </Section>
      )}
      {of.leftOut && (
        <Section title={w.leftOut}>
          <Stack gap={2}>
            <View className="sub">{asks ? w.leftOutWhat : w.leftOutAll}</View>
            <List>
              {of.leftOut.map(({ code, quantity, why }) => (
                <Row
                  key={code}
                  id={`left-out-${code}`}
                  title={w.timesPart(code, quantity)}
                  sub={<Badge tone="wait" icon="bad" word={w[`leftOut_${why}`]} />}
                />
              ))}
            </List>
          </Stack>
        </Section>
      )}
      {asks && (
        <Section title={w.whereFrom}>
          <Card>
            <PlaceChoice
              id="from"
              places={places.filter(({ kind }) => kind === 'warehouse' || kind === 'site')}
              value={from}
              onChange={(next) => {
                sending.changed()
                setFrom(next)
              }}
            />
          </Card>
        </Section>
      )}
    </Detail>
  )
}
