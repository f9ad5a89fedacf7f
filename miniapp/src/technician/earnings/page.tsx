import { Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { call, ofOrder, openDocument, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import { HeldLines } from '../../stock/index.ts'
import {
  Actions,
  Badge,
  BottomBar,
  Button,
  Card,
  Empty,
  Figure,
  IconButton,
  List,
  MoneyLine,
  Page,
  Row,
  Section,
  SkeletonList,
  Stack,
  useToast,
} from '../../ui/index.ts'
import { amount, common, money, orderNumber, useLanguage, useWords, when } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { progress } from '../../words/progress.ts'
import { remainingFor, useConsents, useMe, useNow } from '../../work-order/index.ts'
import { everyPage, everyTask } from '../every.ts'
import {
  aheadOf,
  earnedIn,
  type Item,
  mayGo,
  monthBefore,
  monthOf,
  paidIn,
  partsOf,
  type Statement,
  stateLook,
  type Card as Task,
} from './model.ts'
import './page.css'

/** One's own income: what the month brought, what the next visits are expected to bring, each order's share. */
export default function Earnings() {
  const w = useWords(moneyWords)
  const c = useWords(common)
  const p = useWords(progress)
  const me = useMe()
  const now = useNow()
  const toast = useToast()
  const [month, setMonth] = useState(() => monthOf(Date.now()))
  const shares = useResource(me ? `list:settlements:own:${month}` : null, () =>
    everyPage((page) => call('GET /settlements', { query: { month, ...page } })),
  )
  const tasks = useResource(me ? 'list:tasks' : null, everyTask)
  const params = { month, role: 'technician', id: me?.id ?? '' }
  const statement = useResource(me ? `list:statement:${month}` : null, () =>
    call('GET /statements/:month/:role/:id', { params }),
  )
  const consents = useConsents()
  const left = consents.value ? remainingFor(consents.value, 'settled') : 0
  const tellMe = () =>
    void consents.ask('settled').then((count) => toast.show({ word: count > 0 ? p.told(count) : p.notTold }))
  const reload = () => Promise.all([shares.reload(), statement.reload(), tasks.reload()])
  useDidShow(() => void reload())
  const quiet = statement.problem?.why === 'refused' && statement.problem.failure.code === 'not_found'
  const own = shares.value?.items ?? []
  const goesOn = month === monthOf(now)
  const ahead = goesOn ? aheadOf(tasks.value?.items ?? []) : []
  const fetchFile = async (kind: 'xlsx' | 'pdf') => {
    const path = `/statements/${month}/technician/${params.id}/statement.${kind}`
    if (!(await openDocument(path, `${w.statement}-${month}.${kind}`))) toast.show({ word: w.notFetched })
  }
  return (
    <Page
      title={w.earnings}
      back={c.back}
      home={homeOf('technician')}
      toast={toast.node}
      onRefresh={() => void reload()}
      refreshing={statement.loading && statement.value !== null}
      {...(consents.value &&
        consents.value.ask.settled.length > 0 && {
          bar: (
            <BottomBar hint={left > 0 ? p.willTell(left) : w.tellSettledWhat}>
              <Button id="tell-settled" size="l" grow icon="bell" word={w.tellSettled} onTap={tellMe} />
            </BottomBar>
          ),
        })}
    >
      <MonthPicker month={month} now={now} onChange={setMonth} />
      {quiet ? (
        own.length > 0 && (
          <Card id="month">
            <View className="sub">{w.quietMonth}</View>
          </Card>
        )
      ) : statement.value ? (
        <MonthCard statement={statement.value} goesOn={goesOn} onFile={(kind) => void fetchFile(kind)} />
      ) : statement.problem ? (
        <ProblemCard of={statement} />
      ) : (
        <SkeletonList rows={2} />
      )}
      {ahead.length > 0 && (
        <Section title={w.ahead} end={<Text className="cap">{w.aheadWhat}</Text>}>
          <List>
            {ahead.map((task) => (
              <Estimate key={task.id} task={task} />
            ))}
          </List>
        </Section>
      )}
      {own.length > 0 ? (
        <Section title={w.settled}>
          <List>
            {own.map((item) => (
              <Share key={item.id} item={item} />
            ))}
          </List>
        </Section>
      ) : (
        shares.value &&
        (goesOn ? (
          <Empty icon="money" title={w.noneYet} sub={w.noneYetWhat} />
        ) : (
          quiet && <Empty icon="money" title={w.quietMonth} sub={w.quietMonthWhat} />
        ))
      )}
    </Page>
  )
}

function MonthPicker({ month, now, onChange }: { month: string; now: number; onChange: (month: string) => void }) {
  const w = useWords(moneyWords)
  const may = mayGo(month, now)
  return (
    <Stack row align="center" grow={1}>
      <View id="earlier-month">
        <IconButton
          icon="back"
          kind="plain"
          label={w.earlier}
          off={!may.earlier}
          onTap={() => onChange(monthBefore(month, 1))}
        />
      </View>
      <View className="h2 n earned-month">{w.month(...partsOf(month))}</View>
      <View id="later-month">
        <IconButton
          icon="next"
          kind="plain"
          label={w.later}
          off={!may.later}
          onTap={() => onChange(monthBefore(month, -1))}
        />
      </View>
    </Stack>
  )
}

function MonthCard({
  statement,
  goesOn,
  onFile,
}: {
  statement: Statement
  /** The month is not over: what it closes with is what is owed now. */
  goesOn: boolean
  onFile: (kind: 'xlsx' | 'pdf') => void
}) {
  const w = useWords(moneyWords)
  const [open, setOpen] = useState(false)
  const language = useLanguage()
  const now = useNow()
  const { rebate } = statement
  const paid = paidIn(statement)
  return (
    <Card
      id="month"
      title={goesOn ? w.thisMonth : w.thatMonth}
      end={
        <Badge
          tone={statement.state === 'closed' ? 'good' : 'idle'}
          word={statement.state === 'closed' ? w.monthClosed : w.monthOpen}
        />
      }
    >
      <Stack gap={3}>
        <Figure before="¥" value={amount(earnedIn(statement))} />
        <View>
          <MoneyLine name={w.opening} amount={amount(statement.openingFen)} />
          {open ? (
            statement.lines.map((line) => (
              <MoneyLine
                key={`${line.kind}:${line.source}`}
                name={w[`kind_${line.kind}`]}
                amount={amount(line.amountFen)}
                sub={[line.number !== null && orderNumber(line.number), when(line.at, now, language)]
                  .filter(Boolean)
                  .join(' · ')}
                rule
              />
            ))
          ) : (
            <>
              <MoneyLine name={goesOn ? w.thisMonth : w.thatMonth} amount={amount(earnedIn(statement))} />
              {paid !== 0 && <MoneyLine name={w.paidOut} amount={amount(paid)} />}
            </>
          )}
          <MoneyLine kind="total" name={goesOn ? w.owed : w.owedThen} amount={money(statement.closingFen)} />
          {goesOn && <HeldLines of={statement.present} payable={w.payableMine} />}
          {statement.state === 'open' && rebate && rebate.amountFen !== 0 && (
            <View className="sub">{w.rebateLater(money(rebate.amountFen))}</View>
          )}
        </View>
        <Actions>
          <Button id="statement-lines" grow word={w.statement} onTap={() => setOpen(!open)} />
          <Button id="statement-xlsx" word={w.download} onTap={() => onFile('xlsx')} />
          <Button id="statement-pdf" word={w.paper} onTap={() => onFile('pdf')} />
        </Actions>
      </Stack>
    </Card>
  )
}

const toTask = (id: string) => void Taro.navigateTo({ url: `/technician/task/page?id=${id}&tab=settlement` })

/** What a visit is expected to bring before anybody sets out. */
function Estimate({ task }: { task: Task }) {
  const sheet = useResource(`${ofOrder(task.id)}settlement`, () =>
    call('GET /work-orders/:id/settlement', { params: { id: task.id } }),
  )
  const own = sheet.value?.own
  return (
    <Row
      id={`estimate-${task.id}`}
      title={task.title}
      sub={orderNumber(task.number)}
      end={<Text className="n b">{own ? money(own.amountFen) : '—'}</Text>}
      onTap={() => toTask(task.id)}
    />
  )
}

function Share({ item }: { item: Item }) {
  const w = useWords(moneyWords)
  return (
    <Row
      id={`share-${item.workOrderId}`}
      title={item.title}
      sub={<Badge {...stateLook[item.state]} word={w[`state_${item.state}`]} />}
      end={<Text className="n b">{money(item.ownFen ?? 0)}</Text>}
      label={`${item.title} ${w[`state_${item.state}`]} ${money(item.ownFen ?? 0)}`}
      onTap={() => toTask(item.workOrderId)}
    />
  )
}
