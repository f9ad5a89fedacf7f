import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { call, newId, openDocument, useResource } from '../../data/index.ts'
import { ProblemCard, problemWords } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import { BottomBar, Button, Card, Empty, Page, Section, SkeletonList, Stack, useToast } from '../../ui/index.ts'
import { common, orderNumber, useLanguage, useWords } from '../../words/index.ts'
import { reports } from '../../words/reports.ts'
import { useMe } from '../../work-order/index.ts'
import { CodeCard } from './code-card.tsx'
import { FilingCard } from './filing-card.tsx'
import './page.css'

/** The papers of an order: its service report and the code at its foot, its filing reports and whether they still hold. */
export default function Papers() {
  const { id = '', number = '' } = useRouter().params
  const w = useWords(reports)
  const c = useWords(common)
  const language = useLanguage()
  const me = useMe()
  const toast = useToast()
  const tell = (word: string) => toast.show({ word })
  const list = useResource(me ? `list:filings:${id}` : null, () =>
    call('GET /work-orders/:id/filings', { params: { id } }),
  )
  const [busy, setBusy] = useState(false)
  const key = useRef(newId())
  const filings = list.value?.filings ?? []
  const file = async () => {
    setBusy(true)
    const answer = await call('POST /work-orders/:id/filings', { params: { id }, body: { language }, key: key.current })
    setBusy(false)
    // Filing it once more is another request; only a call without an answer is made again.
    if (answer.ok || answer.why === 'refused') key.current = newId()
    if (!answer.ok) return tell(problemWords(answer, language).what)
    tell(w.filed)
    await list.reload()
  }
  const openReport = async () => {
    if (!(await openDocument(`/work-orders/${id}/report.pdf?language=${language}`, w.file(number)))) tell(w.notHere)
  }
  return (
    <Page
      title={w.papers}
      back={c.back}
      home={homeOf(me?.role ?? 'finance')}
      toast={toast.node}
      onRefresh={() => void list.reload()}
      refreshing={list.loading && list.value !== null}
      bar={
        <BottomBar>
          <Button
            id="file-now"
            kind={filings.length > 0 ? 'secondary' : 'primary'}
            size="l"
            grow
            word={filings.length > 0 ? w.fileAgain : w.fileNow}
            busy={busy}
            onTap={() => void file()}
          />
        </BottomBar>
      }
    >
      <Card id="report" title={w.serviceReport}>
        <Stack gap={3}>
          {number !== '' && <View className="sub n">{orderNumber(number)}</View>}
          <Button id="open-report" word={w.openReport} icon="doc" onTap={() => void openReport()} />
          <CodeCard orderId={id} />
        </Stack>
      </Card>
      <Section title={w.filings}>
        <View className="sub papers-what">{w.filingWhat}</View>
        {!list.value ? (
          list.problem ? (
            <ProblemCard of={list} />
          ) : (
            <SkeletonList rows={2} />
          )
        ) : filings.length === 0 ? (
          <Empty icon="doc" title={w.noFilings} />
        ) : (
          <Stack>
            {filings.map((one) => (
              <FilingCard key={one.number} orderId={id} order={number} filing={one} tell={tell} />
            ))}
          </Stack>
        )}
      </Section>
    </Page>
  )
}
