import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { BottomBar, Button, Empty, Page, Skeleton, Strip, useToast } from '../../ui/index.ts'
import { confirm } from '../../words/confirm.ts'
import { common, useLanguage, useWords, when } from '../../words/index.ts'
import { report } from '../../words/report.ts'
import { useNow } from '../../work-order/index.ts'
import { Trouble } from '../trouble.tsx'
import { AmountCard } from './amount-card.tsx'
import { LinesSheet } from './lines-sheet.tsx'
import { ReworkSheet } from './rework-sheet.tsx'
import { useConfirm } from './use-confirm.ts'
import { WhySheet } from './why-sheet.tsx'
import { WorkCard } from './work-card.tsx'
import './page.css'

/** The customer's turn: what was done, seen before and after, what it costs and why; then yes, or what to do again. */
export default function Confirm() {
  const w = useWords(confirm)
  const c = useWords(common)
  const full = useWords(report).cannotKeep
  const language = useLanguage()
  const now = useNow()
  const toast = useToast()
  const [sheet, setSheet] = useState<'why' | 'lines' | 'rework' | null>(null)
  const confirming = useConfirm((word) => toast.show({ word }), full)
  const { id, order, settlement } = confirming
  const frame = { title: w.title, back: c.back, home: `/pages/progress/page?id=${id}` }
  const close = () => setSheet(null)
  const { value, problem } = order
  // What is agreed to without lines to judge has its form and its decision on the page of tasks.
  const atDesk = value !== null && value.acceptance === null && value.operations.includes('complete')
  useEffect(() => {
    if (atDesk) void Taro.redirectTo({ url: `/desk/task/page?id=${id}` })
  }, [atDesk, id])
  if (!value) {
    return (
      <Page {...frame}>
        {problem ? <Trouble problem={problem} onRetry={() => void order.reload()} /> : <Skeleton label={c.loading} />}
      </Page>
    )
  }
  const { acceptance } = value
  if (!acceptance) {
    return (
      <Page {...frame}>
        <Empty icon="good" title={w.nothingToDo} sub={w.nothingWhat}>
          <Button
            kind="secondary"
            word={w.seeProgress}
            onTap={() => void Taro.redirectTo({ url: `/pages/progress/page?id=${id}` })}
          />
        </Empty>
      </Page>
    )
  }
  return (
    <Page
      {...frame}
      toast={toast.node}
      bar={
        <BottomBar>
          <Button id="rework" size="l" word={w.rework} onTap={() => setSheet('rework')} />
          <Button
            id="confirm"
            kind="primary"
            size="l"
            grow
            word={w.confirmNow}
            onTap={() => void confirming.confirm()}
          />
        </BottomBar>
      }
      over={
        <>
          {settlement.value && <WhySheet open={sheet === 'why'} onClose={close} settlement={settlement.value} />}
          <LinesSheet open={sheet === 'lines'} onClose={close} order={value} lines={acceptance.lines} />
          <ReworkSheet open={sheet === 'rework'} onClose={close} lines={acceptance.lines} confirming={confirming} />
        </>
      }
    >
      <Strip tone="turn">
        <Text className="b">{w.yourTurn}</Text>
        {acceptance.deadline !== null && (
          <Text className="t-second">{w.orElse(when(acceptance.deadline, now, language))}</Text>
        )}
      </Strip>
      <WorkCard order={value} acceptance={acceptance} onAll={() => setSheet('lines')} />
      <AmountCard settlement={settlement} onWhy={() => setSheet('why')} />
    </Page>
  )
}
