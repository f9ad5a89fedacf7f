import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ReportForm } from '../../report/index.ts'
import { BottomBar, Button, Link, Page, Skeleton, useToast } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { report } from '../../words/report.ts'
import { useConsents } from '../../work-order/index.ts'
import { ThingLine, thingOf } from '../thing.tsx'
import { Trouble } from '../trouble.tsx'
import { requestOf } from './model.ts'
import { useReport } from './use-report.ts'

/** Reporting what is broken: symptoms, then a photo, a voice or words; any one of them is enough. */
export default function Report() {
  const w = useWords(report)
  const c = useWords(common)
  const toast = useToast()
  const consents = useConsents()
  const { tag, landing, form, workType, drafting } = useReport()
  const frame = { title: w.title, back: c.back, home: '/pages/landing/page' }
  const problem = landing.problem ?? form.problem
  if (!landing.value || !form.value || !drafting) {
    const stuck = problem !== null || (landing.value !== null && workType === null)
    if (!stuck) {
      return (
        <Page {...frame}>
          <Skeleton label={c.loading} />
        </Page>
      )
    }
    const retry = () => {
      void landing.reload()
      void form.reload()
    }
    return (
      <Page
        {...frame}
        bar={
          <BottomBar>
            <Button kind="primary" size="l" grow icon="sync" word={c.retry} onTap={retry} />
          </BottomBar>
        }
      >
        {problem ? <Trouble problem={problem} title={w.formMissing} /> : <Text>{w.formMissing}</Text>}
      </Page>
    )
  }
  const asksWhere = landing.value.kind === 'entrance'
  return (
    <ReportForm
      frame={{ ...frame, toast: toast.node }}
      head={
        <ThingLine
          landing={landing.value}
          end={
            landing.value.kind === 'asset' && (
              <Link word={w.notThis} onTap={() => void Taro.reLaunch({ url: '/pages/landing/page' })} />
            )
          }
        />
      }
      needsAddress={asksWhere}
      form={form.value.form}
      sending={{
        request: (draft) => requestOf(draft, { token: tag, workType, address: asksWhere }),
        about: { title: thingOf(landing.value).name, token: tag },
        inTap: () => consents.ask('report'),
      }}
      drafting={drafting}
      tell={(word) => toast.show({ word })}
    />
  )
}
