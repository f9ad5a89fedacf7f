import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { ProblemCard } from '../../frame/index.ts'
import { type OldPart, oldTone, partsLine, placeIcon, type Transfer, transferLook } from '../../stock/index.ts'
import {
  Badge,
  Button,
  Chip,
  Chips,
  Empty,
  Facts,
  Figure,
  type IconName,
  List,
  Row,
  Section,
  SkeletonList,
} from '../../ui/index.ts'
import { amount, onDay, useLanguage, useSay, useWords, when } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { askedFor, byDue, lacking, proposalWords, restDays, slowest, usedWords } from './model.ts'
import type { Chosen, StockPage } from './use-stock.ts'

type Props = { page: StockPage }
type Fetched = Parameters<typeof ProblemCard>[0]['of'] & { readonly value: unknown }

/** What a list shows before it is there, or when it could not be fetched; else what it holds, or that it is empty. */
function Fetching({
  of,
  none,
  children,
}: {
  of: Fetched
  none: { readonly icon: IconName; readonly title: string; readonly sub: string; readonly next?: ReactNode } | null
  children: ReactNode
}) {
  if (of.value === null) return of.problem ? <ProblemCard of={of} /> : <SkeletonList rows={5} />
  if (!none) return children
  const { next, ...said } = none
  return <Empty {...said}>{next}</Empty>
}

/** Its details stand beside the list now, or in the sheet over it. */
const isOpen = ({ chosen }: StockPage, kind: NonNullable<Chosen>['kind'], id: string): boolean =>
  chosen?.kind === kind && chosen.id === id

function SeePlaces({ page }: Props) {
  const w = useWords(stockWords)
  return <Button id="see-places" kind="soft" icon="store" word={w.seePlaces} onTap={() => page.setDesk('places')} />
}

const Count = ({ of }: { of: readonly unknown[] }) => <Text className="n">{of.length}</Text>

/** What waits for this desk, most pressing first. */
export function TodoList({ page }: Props) {
  const w = useWords(stockWords)
  const say = useSay()
  const { waiting, setChosen } = page
  const none =
    waiting.count === 0
      ? { icon: 'good' as const, title: w.nothingToDo, sub: w.nothingToDoWhat, next: <SeePlaces page={page} /> }
      : null
  return (
    <Fetching of={page.requests} none={none}>
      {waiting.requests.length > 0 && (
        <Section title={w.requests} end={<Count of={waiting.requests} />}>
          <List>
            {waiting.requests.map((one) => (
              <Row
                key={one.id}
                id={`request-${one.id}`}
                on={isOpen(page, 'request', one.id)}
                strong
                title={one.workOrder.title}
                sub={
                  <>
                    <View>
                      <Facts of={one.lines.map(({ code, quantity }) => w.timesPart(code, quantity))} />
                    </View>
                    <View>{[one.van?.person ?? w.nobodyYet, one.location?.name].filter(Boolean).join(' · ')}</View>
                  </>
                }
                end={
                  lacking(one).length > 0 ? (
                    <Badge tone="bad" word={w.short(lacking(one).length)} />
                  ) : (
                    one.leftOut && <Badge tone="wait" word={w.leftOutCount(one.leftOut.length)} />
                  )
                }
                label={`${one.workOrder.title}, ${askedFor(one, w)}`}
                onTap={() => setChosen({ kind: 'request', id: one.id })}
              />
            ))}
          </List>
        </Section>
      )}
      {waiting.shortages.length > 0 && (
        <Section title={w.shortages} end={<Count of={waiting.shortages} />}>
          <List>
            {waiting.shortages.map((one) => (
              <Row
                key={one.id}
                id={`shortage-${one.id}`}
                on={isOpen(page, 'shortage', one.id)}
                strong
                title={w.timesPart(`${say(one.name)} ${one.code}`, one.quantity)}
                sub={
                  <>
                    <View>{usedWords(one, w)}</View>
                    {one.proposal && <View className="t-accent">{proposalWords(one, w)}</View>}
                  </>
                }
                label={usedWords(one, w)}
                onTap={() => setChosen({ kind: 'shortage', id: one.id })}
              />
            ))}
          </List>
        </Section>
      )}
      {waiting.receive.length > 0 && (
        <Section title={w.toReceive} end={<Count of={waiting.receive} />}>
          <Transfers of={waiting.receive} page={page} />
        </Section>
      )}
      {waiting.send.length > 0 && (
        <Section title={w.toSend} end={<Count of={waiting.send} />}>
          <Transfers of={waiting.send} page={page} />
        </Section>
      )}
      {waiting.overdue.length > 0 && (
        <Section title={w.overdue} end={<Count of={waiting.overdue} />}>
          <OldRows of={waiting.overdue} page={page} />
        </Section>
      )}
    </Fetching>
  )
}

function Transfers({ of, page }: { of: readonly Transfer[]; page: StockPage }) {
  const w = useWords(stockWords)
  const say = useSay()
  const language = useLanguage()
  return (
    <List>
      {of.map((one) => (
        <Row
          key={one.id}
          id={`transfer-${one.id}`}
          on={isOpen(page, 'transfer', one.id)}
          title={partsLine(one.lines, w, say)}
          sub={
            <>
              <View>{w.fromTo(one.from.name, one.to.name)}</View>
              <View className="n">{when(one.updatedAt, Date.now(), language)}</View>
            </>
          }
          end={<Badge {...transferLook[one.state]} word={w[`state_${one.state}`]} />}
          label={`${w.fromTo(one.from.name, one.to.name)}, ${w[`state_${one.state}`]}`}
          onTap={() => page.setChosen({ kind: 'transfer', id: one.id })}
        />
      ))}
    </List>
  )
}

export function TransferList({ page }: Props) {
  const w = useWords(stockWords)
  const all = page.transfers.value?.items ?? []
  const none = all.length === 0 ? { icon: 'swap' as const, title: w.noTransfers, sub: w.noTransfersWhat } : null
  return (
    <Fetching of={page.transfers} none={none}>
      <Transfers of={all} page={page} />
    </Fetching>
  )
}

export function PlaceList({ page }: Props) {
  const w = useWords(stockWords)
  return (
    <Fetching of={page.places} none={null}>
      <View className="stock-filter">
        <Button
          id="to-parts"
          kind="soft"
          icon="book"
          word={w.library}
          onTap={() => void Taro.navigateTo({ url: '/manage/parts/page' })}
        />
      </View>
      <List>
        {(page.places.value?.items ?? []).map((one) => (
          <Row
            key={one.id}
            id={`place-${one.id}`}
            on={isOpen(page, 'place', one.id)}
            icon={placeIcon[one.kind]}
            title={one.name}
            sub={[w[`kind_${one.kind}`], w.pieces(one.pieces)].join(' · ')}
            end={
              <>
                {one.arriving > 0 && <Badge tone="active" icon="go" word={w.arriving(one.arriving)} />}
                {one.asked > 0 && <Badge tone="turn" word={w.asked(one.asked)} />}
              </>
            }
            label={`${one.name}, ${w.pieces(one.pieces)}`}
            onTap={() => page.setChosen({ kind: 'place', id: one.id })}
          />
        ))}
      </List>
    </Fetching>
  )
}

const countTone = { open: 'active', posted: 'good', cancelled: 'idle' } as const

export function CountList({ page }: Props) {
  const w = useWords(stockWords)
  const language = useLanguage()
  const all = page.counts.value?.items ?? []
  const none =
    all.length === 0
      ? { icon: 'list' as const, title: w.noCounts, sub: w.noCountsWhat, next: <SeePlaces page={page} /> }
      : null
  return (
    <Fetching of={page.counts} none={none}>
      <List>
        {all.map((one) => (
          <Row
            key={one.id}
            id={`count-${one.id}`}
            on={isOpen(page, 'count', one.id)}
            title={one.location.name}
            sub={w.countBy(one.openedBy, when(one.openedAt, Date.now(), language))}
            end={<Badge tone={countTone[one.state]} word={w[`count_${one.state}`]} />}
            label={`${one.location.name}, ${w[`count_${one.state}`]}`}
            onTap={() => page.setChosen({ kind: 'count', id: one.id })}
          />
        ))}
      </List>
    </Fetching>
  )
}

function OldRows({ of, page }: { of: readonly OldPart[]; page: StockPage }) {
  const w = useWords(stockWords)
  const say = useSay()
  return (
    <List>
      {byDue(of).map((one) => (
        <Row
          key={one.id}
          id={`old-${one.id}`}
          on={isOpen(page, 'old', one.id)}
          title={w.timesPart(`${say(one.name)} ${one.code}`, one.quantity - one.returned)}
          sub={[one.person.name, w.oldDue(onDay(one.dueAt, Date.now()))].join(' · ')}
          end={<Badge tone={oldTone[one.state]} word={w[`old_${one.state}`]} />}
          label={`${say(one.name)}, ${one.person.name}, ${w[`old_${one.state}`]}`}
          onTap={() => page.setChosen({ kind: 'old', id: one.id })}
        />
      ))}
    </List>
  )
}

export function OldList({ page }: Props) {
  const w = useWords(stockWords)
  const all = page.old.value?.items ?? []
  const none = all.length === 0 ? { icon: 'undo' as const, title: w.noOld, sub: w.noOldWhat } : null
  return (
    <Fetching of={page.old} none={none}>
      <OldRows of={all} page={page} />
    </Fetching>
  )
}

/** What has not left a place for so many days, with what it is worth at cost. */
export function SlowList({ page }: Props) {
  const w = useWords(stockWords)
  const say = useSay()
  const { value } = page.slow
  const days = page.days ?? value?.days
  return (
    <View>
      <View className="stock-filter">
        <Chips>
          {restDays(value?.days).map((one) => (
            <Chip key={one} small word={w.slowFor(one)} on={one === days} onTap={() => page.setDays(one)} />
          ))}
        </Chips>
      </View>
      <Fetching
        of={page.slow}
        none={value?.items.length === 0 ? { icon: 'clock', title: w.noSlow, sub: w.noSlowWhat } : null}
      >
        {value && (
          <>
            <View className="stock-lead" id="slow-value">
              {value.items.some((one) => one.value !== null) && (
                <Figure label={w.slowValue(value.days)} before="¥" value={amount(value.value)} />
              )}
              {value.unknownCost > 0 && <View className="sub">{w.slowUnknown(value.unknownCost)}</View>}
            </View>
            <List>
              {slowest(value).map((one) => (
                <Row
                  key={`${one.location.id} ${one.partId}`}
                  title={w.timesPart(`${say(one.name)} ${one.code}`, one.quantity)}
                  sub={[
                    one.location.name,
                    one.lastOutAt === null ? w.neverOut : w.lastOut(onDay(one.lastOutAt, Date.now())),
                  ].join(' · ')}
                  end={<Text className="n">{one.value === null ? w.noCost : amount(one.value)}</Text>}
                />
              ))}
            </List>
          </>
        )}
      </Fetching>
    </View>
  )
}
