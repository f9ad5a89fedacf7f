import { may } from '@field/domain/access'
import { Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { call, type Me, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { ReportForRow, RoleTabs } from '../../roles/index.ts'
import { Badge, Card, Figure, Icon, List, Page, Row, Rule, Section, Skeleton, Track } from '../../ui/index.ts'
import { common, useLanguage, useWords, when } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { manageWords } from '../../words/manage.ts'
import { moneyWords } from '../../words/money.ts'
import { priceWords } from '../../words/prices.ts'
import { stockWords } from '../../words/stock.ts'
import { actorOf, useMe, useNow, workOrder } from '../../work-order/index.ts'
import { lateCount, type Overview, openCount, statusBars, stuckRow } from './model.ts'
import { Sorted } from './sorted.tsx'
import './page.css'

const open = (url: string) => void Taro.navigateTo({ url })

/** Where the organization stands now: what is open, at which step, with which site, and what is stuck longest. */
export default function OverviewPage() {
  const w = useWords(manageWords)
  const shared = useWords(common)
  const me = useMe()
  const overview = useResource(me === null ? null : 'list:overview', () => call('GET /overview', {}))
  const { reload } = overview
  useDidShow(() => void reload())
  return (
    <Page
      title={w.title}
      layout="panes"
      tabs={<RoleTabs current="overview" />}
      onRefresh={() => void reload()}
      refreshing={overview.loading && overview.value !== null}
    >
      {overview.value && me ? (
        <View className="overview">
          <View className="overview-pane">
            <Now overview={overview.value} />
            <Sites overview={overview.value} />
            <Sorted />
          </View>
          <View className="overview-pane">
            <Desks me={me} />
            {may(actorOf(me), 'report.for_customer') && (
              <View className="overview-report">
                <ReportForRow />
              </View>
            )}
            <Stuck overview={overview.value} />
          </View>
        </View>
      ) : overview.problem ? (
        <ProblemCard of={overview} />
      ) : (
        <Skeleton label={shared.loading} />
      )}
    </Page>
  )
}

function Now({ overview }: { overview: Overview }) {
  const w = useWords(manageWords)
  const language = useLanguage()
  const late = lateCount(overview)
  return (
    <Card id="overview">
      <View className="overview-head">
        <View className="sp">
          <Figure label={w.openNow} value={String(openCount(overview))} after={w.unit} />
        </View>
        <Badge tone={late > 0 ? 'bad' : 'good'} word={late > 0 ? w.lateNow(late) : w.noneLate} />
      </View>
      <View className="cap">{w.asOf(when(overview.at, overview.at, language))}</View>
      <Rule />
      <View className="overview-line">
        <Text className="sub sp">{w.byStatus}</Text>
        <Text className="cap">{w.last30}</Text>
      </View>
      {statusBars(overview, w).map(({ status, icon, tone, word, count, part }) => (
        <View key={status} className="overview-bar">
          <View className="overview-line">
            <Icon name={icon} tone={tone} />
            <Text className="sp">{word}</Text>
            <Text className="b n">{count}</Text>
          </View>
          <Track part={part} label={`${word} ${count}`} />
        </View>
      ))}
    </Card>
  )
}

function Sites({ overview: { bySite } }: { overview: Overview }) {
  const w = useWords(manageWords)
  const most = Math.max(1, ...bySite.map((site) => site.open))
  if (bySite.length === 0) return null
  return (
    <Section title={w.bySite}>
      <Card>
        {bySite.map((site) => (
          <View key={site.siteId} className="overview-bar">
            <View className="overview-line">
              <Text className="sp">{site.name}</Text>
              <Text className={site.late > 0 ? 'n t-bad' : 'n'}>{w.openTasks(site.open, site.late)}</Text>
            </View>
            <Track part={site.open / most} label={`${site.name} ${site.open}`} />
          </View>
        ))}
      </Card>
    </Section>
  )
}

/** The other desks of this role; only those its permissions open. */
function Desks({ me }: { me: Me }) {
  const w = useWords(manageWords)
  const m = useWords(moneyWords)
  const library = useWords(libraryWords)
  const stock = useWords(stockWords)
  const prices = useWords(priceWords)
  const actor = actorOf(me)
  return (
    <List>
      {may(actor, 'settlements.all') && (
        <Row
          id="to-settlements"
          icon="money"
          title={w.settlements}
          sub={w.settlementsWhat}
          label={w.settlements}
          onTap={() => open('/manage/settlements/page')}
        />
      )}
      {may(actor, 'settlements.all') && (
        <Row
          id="to-statements"
          icon="doc"
          title={m.statements}
          sub={m.statementsWhat}
          label={m.statements}
          onTap={() => open('/manage/statements/page')}
        />
      )}
      {may(actor, 'prices.design') && (
        <Row
          id="to-prices"
          icon="tag"
          title={prices.title}
          sub={prices.titleWhat}
          label={prices.title}
          onTap={() => open('/studio/prices/page')}
        />
      )}
      {may(actor, 'stock.all') && (
        <Row
          id="to-stock"
          icon="part"
          title={stock.title}
          sub={stock.what}
          label={stock.title}
          onTap={() => open('/manage/stock/page')}
        />
      )}
      {may(actor, 'people.read') && (
        <Row
          id="to-people"
          icon="users"
          title={w.people}
          sub={w.peopleWhat}
          label={w.people}
          onTap={() => open('/manage/people/page')}
        />
      )}
      {may(actor, 'work_types.design') && (
        <Row
          id="to-library"
          icon="book"
          title={library.title}
          sub={library.titleWhat}
          label={library.title}
          onTap={() => open('/manage/library/page')}
        />
      )}
    </List>
  )
}

function Stuck({ overview: { stuck } }: { overview: Overview }) {
  const w = useWords(manageWords)
  const words = useWords(workOrder)
  const language = useLanguage()
  const now = useNow()
  return (
    <Section title={w.stuck} end={stuck.length > 0 && w.stuckWhat}>
      {stuck.length === 0 ? (
        <List>
          <Row icon="good" iconTone="good" title={w.nothingStuck} />
        </List>
      ) : (
        <List>
          {stuck.map((card) => {
            const row = stuckRow(card, { w, words, language, now })
            return (
              <Row
                key={row.id}
                id={`stuck-${row.id}`}
                strong
                title={row.title}
                sub={row.facts}
                end={<Text className={row.late ? 'b n t-bad' : 'n t-second'}>{row.over}</Text>}
                label={`${row.title}, ${row.facts}, ${row.over}`}
                onTap={() => open(`/dispatch/order/page?id=${row.id}`)}
              />
            )
          })}
        </List>
      )}
    </Section>
  )
}
