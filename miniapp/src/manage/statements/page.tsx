import { Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { call, invalidate, newId, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import {
  Badge,
  Button,
  Card,
  Chip,
  Chips,
  Empty,
  Figure,
  KeyValue,
  List,
  Page,
  Row,
  Section,
  SkeletonList,
  Stack,
  useToast,
} from '../../ui/index.ts'
import { amount, common, money, refusalWords, useLanguage, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { useMe } from '../../work-order/index.ts'
import { type Month, monthWords, roleWord, type Summary, sumsOf } from './model.ts'
import { StatementSheet } from './statement-sheet.tsx'
import './page.css'

/** Months with what each party was owed; a month that is over is closed here. */
export default function Statements() {
  const w = useWords(moneyWords)
  const c = useWords(common)
  const me = useMe()
  const toast = useToast()
  const months = useResource(me ? 'list:months' : null, () => call('GET /statement-months', {}))
  useDidShow(() => void months.reload())
  const [chosen, setChosen] = useState<string | null>(null)
  const [opened, setOpened] = useState<Summary | null>(null)
  const items = months.value?.items ?? []
  const month = items.find((one) => one.month === chosen) ?? items[0] ?? null
  return (
    <Page
      title={w.statements}
      back={c.back}
      home={homeOf(me?.role ?? 'finance')}
      toast={toast.node}
      onRefresh={() => void months.reload()}
      refreshing={months.loading && months.value !== null}
      over={
        opened &&
        month && (
          <StatementSheet
            month={month.month}
            party={opened.party}
            tell={(word) => toast.show({ word })}
            onClose={() => setOpened(null)}
          />
        )
      }
    >
      {!months.value ? (
        months.problem ? (
          <ProblemCard of={months} />
        ) : (
          <SkeletonList rows={4} />
        )
      ) : !month ? (
        <Empty icon="money" title={w.noMonths} />
      ) : (
        <>
          <View className="statement-months">
            <Chips>
              {items.map((one) => (
                <View key={one.month} id={`month-${one.month}`}>
                  <Chip word={monthWords(one.month, w)} on={one === month} onTap={() => setChosen(one.month)} />
                </View>
              ))}
            </Chips>
          </View>
          <MonthView key={month.month} month={month} onOpen={setOpened} tell={(word) => toast.show({ word })} />
        </>
      )}
      {months.value && (
        <Section title="">
          <List>
            <Row
              id="to-rebates"
              icon="money"
              title={w.rebates}
              sub={w.rebatesWhat}
              label={w.rebates}
              onTap={() => void Taro.navigateTo({ url: '/manage/rebates/page' })}
            />
          </List>
        </Section>
      )}
    </Page>
  )
}

function MonthView({
  month,
  onOpen,
  tell,
}: {
  month: Month
  onOpen: (one: Summary) => void
  tell: (word: string) => void
}) {
  const w = useWords(moneyWords)
  const language = useLanguage()
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const key = useRef(newId())
  const params = { month: month.month }
  const whole = useResource(`list:month:${month.month}`, () => call('GET /statement-months/:month', { params }))
  const { value } = whole
  const close = async () => {
    if (!sure) return setSure(true)
    setBusy(true)
    const answer = await call('POST /statement-months/:month/close', { params, key: key.current })
    setBusy(false)
    setSure(false)
    if (answer.ok) {
      tell(w.closedNow)
      return invalidate((one) => one.startsWith('list:month'))
    }
    if (answer.why === 'refused') {
      key.current = newId()
      return tell(answer.failure.code === 'wrong_state' ? w.notOver : refusalWords(answer.failure, language))
    }
    return tell(answer.why === 'offline' ? w.offline : w.tryAgain)
  }
  if (!value) return whole.problem ? <ProblemCard of={whole} /> : <SkeletonList rows={4} />
  const sums = sumsOf(value.items)
  const closed = value.state === 'closed'
  return (
    <>
      <Card
        id="month"
        title={w.closing}
        end={<Badge tone={closed ? 'good' : 'idle'} word={closed ? w.monthClosed : w.monthOpen} />}
      >
        <Stack gap={3}>
          <Figure before="¥" value={amount(sums.owed)} />
          <KeyValue name={w.earned} value={<Text className="n">{money(sums.earned)}</Text>} />
          {month.closable && !closed && (
            <Stack gap={2}>
              <View className="cap">{w.closeWhat}</View>
              <Button
                id="close-month"
                kind={sure ? 'danger' : 'primary'}
                size="l"
                grow
                busy={busy}
                word={sure ? w.closeSure : w.close}
                onTap={() => void close()}
              />
            </Stack>
          )}
        </Stack>
      </Card>
      {value.items.length === 0 ? (
        <Empty icon="money" title={w.noParties} />
      ) : (
        <Section title={w.statement}>
          <List>
            {value.items.map((one) => (
              <Row
                key={`${one.party.role}:${one.party.id}`}
                id={`party-${one.party.id}`}
                title={one.party.name}
                sub={`${roleWord(one.party.role, w)} · ${w.earned} ${amount(one.earnedFen + one.rebateFen)}`}
                end={<Text className="n b">{money(one.closingFen)}</Text>}
                onTap={() => onOpen(one)}
              />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}
