import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { FormEnvProvider } from '../../form/index.ts'
import { formEnvOf } from '../../form/work/index.ts'
import { OtherRole, ProblemCard, wearsAnother } from '../../frame/index.ts'
import { Page, Sheet, Skeleton, Tabs, useToast } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import { type Work, workOrder } from '../../work-order/index.ts'
import { DeclineSheet } from '../decline-sheet.tsx'
import { TaskBar } from './bar.tsx'
import { FormTab } from './form-tab.tsx'
import { HistoryTab } from './history.tsx'
import { ItemSheet } from './item-sheet.tsx'
import type { OrderItem } from './items-model.ts'
import { KeptStrip } from './kept-strip.tsx'
import { OverviewTab } from './overview.tsx'
import { PartsTab } from './parts.tsx'
import { PauseSheet } from './pause-sheet.tsx'
import { SettlementTab } from './settlement.tsx'
import { type TaskPage, useTaskPage } from './use-task-page.ts'
import './page.css'

/** One task: what to know, what to fill in, what to take, what it pays. */
export default function TaskScreen() {
  const words = useWords(technician)
  const both = useWords(common)
  const toast = useToast()
  const page = useTaskPage(() => toast.show({ word: words.noRoom }))
  const { me, work, resource, left, deskUrl } = page
  const toFill = work?.operations.includes('save_draft') ? left.length : 0
  const options = [
    { id: 'overview', word: words.tabOverview },
    { id: 'form', word: words.tabForm, count: toFill },
    { id: 'parts', word: words.tabParts },
    { id: 'settlement', word: words.tabSettlement },
    { id: 'history', word: words.tabHistory },
  ] as const
  const atDesk = work !== null && work.node.work !== 'visit'
  useEffect(() => {
    if (atDesk) void Taro.redirectTo({ url: deskUrl })
  }, [atDesk, deskUrl])
  const elsewhere = me && wearsAnother(me, 'technician')
  return (
    <FormEnvProvider value={formEnvOf(page)}>
      <Page
        title={work?.order.title ?? ''}
        back={both.back}
        home="/technician/today/page"
        top={<Tabs options={options} value={page.tab} onChange={page.setTab} />}
        bar={elsewhere ? undefined : <TaskBar page={page} />}
        toast={toast.node}
        scrollTo={page.anchor}
        over={<Sheets page={page} />}
      >
        {elsewhere ? (
          <OtherRole wanted="technician" url={page.url} />
        ) : work ? (
          <>
            {/* A place of its own: what comes and goes above the fields must not move them, or all are sent anew. */}
            <View className="task-kept">
              {page.entries.length > 0 && (
                <View className="task-kept-in">
                  <KeptStrip entries={page.entries} form={work.node.form} />
                </View>
              )}
            </View>
            <Shown page={page} work={work} onSay={(word) => toast.show({ word })} />
          </>
        ) : resource.problem ? (
          <ProblemCard of={resource} safe={[words.safeKept]} />
        ) : (
          <Skeleton label={both.loading} />
        )}
      </Page>
    </FormEnvProvider>
  )
}

function Shown({ page, work, onSay }: { page: TaskPage; work: Work; onSay: (word: string) => void }) {
  const orderWords = useWords(workOrder)
  const say = useSay()
  const openItem = (item: OrderItem) => {
    const told = work.detail.items?.some(({ id }) => id === item.id) === true
    const body = <ItemSheet orderId={work.detail.id} item={item} told={told} />
    page.setSheet({ title: say(item.label), body })
  }
  switch (page.tab) {
    case 'overview':
      return <OverviewTab work={work} files={page.desk.files} items={page.services.items} openItem={openItem} />
    case 'form':
      return <FormTab work={work} />
    case 'parts':
      return <PartsTab page={page} work={work} openItem={openItem} onSay={onSay} />
    case 'settlement': {
      const waits = page.primary?.kind === 'over' && work.order.status === 'awaiting_acceptance'
      const word =
        page.primary?.kind === 'over' && page.primary.judge === 'customer'
          ? orderWords.awaitingCustomer
          : orderWords.awaitingStore
      return (
        <SettlementTab
          orderId={work.order.id}
          waits={waits ? { tone: 'turn', word } : null}
          offers={work.operations.includes('save_draft')}
          onSay={onSay}
        />
      )
    }
    case 'history':
      return <HistoryTab work={work} onSay={onSay} />
  }
}

function Sheets({ page }: { page: TaskPage }) {
  const both = useWords(common)
  const { sheet, setSheet } = page
  const close = () => setSheet(null)
  const form = sheet !== null && typeof sheet === 'object' ? sheet : null
  return (
    <>
      <DeclineSheet
        open={sheet === 'decline'}
        onClose={close}
        onSend={(reason) => {
          close()
          page.decline(reason)
        }}
      />
      <PauseSheet
        open={sheet === 'pause'}
        onClose={close}
        onSend={(awaited, reason) => {
          close()
          page.pause(awaited, reason)
        }}
      />
      {form && (
        <Sheet open title={form.title} closeLabel={both.close} onClose={close}>
          {form.body}
        </Sheet>
      )}
    </>
  )
}
