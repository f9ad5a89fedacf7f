import Taro from '@tarojs/taro'
import { homeOf, scanAndOpen } from '../../roles/index.ts'
import { BottomBar, Button, ErrorState, Page, Skeleton, useToast } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { landing } from '../../words/landing.ts'
import { useMe } from '../../work-order/index.ts'
import { type Problem, Trouble } from '../trouble.tsx'
import { Already, AlreadyBar } from './already.tsx'
import { Offer, OfferBar } from './offer.tsx'
import { useTag } from './use-landing.ts'

/** A tag: report what it is on, or follow what is reported already. */
export function Tag({ token }: { token: string }) {
  const c = useWords(common)
  const toast = useToast()
  const tell = (word: string) => toast.show({ word })
  const { value, problem, leaving, reload } = useTag(token)
  if (!value && problem) return <NoTag problem={problem} retry={() => void reload()} />
  if (!value || leaving) {
    return (
      <Page title={c.appName}>
        <Skeleton label={c.loading} />
      </Page>
    )
  }
  const follows = value.door === 'follow' && value.open !== null
  return (
    <Page
      title={value.organization.name}
      toast={toast.node}
      bar={
        follows && value.known ? (
          <AlreadyBar token={token} landing={value} tell={tell} />
        ) : (
          <OfferBar token={token} landing={value} tell={tell} reload={reload} />
        )
      }
    >
      {follows ? <Already token={token} landing={value} tell={tell} /> : <Offer landing={value} />}
    </Page>
  )
}

const titles = { tag_revoked: 'codeRetired', not_found: 'codeUnknown', entrance_closed: 'codeClosed' } as const

function NoTag({ problem, retry }: { problem: Problem; retry: () => void }) {
  const w = useWords(landing)
  const c = useWords(common)
  const home = homeOf(useMe()?.role ?? 'customer')
  const code = problem.why === 'refused' ? problem.failure.code : null
  const known = code !== null && code in titles ? titles[code as keyof typeof titles] : null
  return (
    <Page
      title={c.appName}
      bar={
        <BottomBar
          below={<Button id="home" kind="quiet" word={w.toHome} onTap={() => void Taro.reLaunch({ url: home })} />}
        >
          {known ? (
            <Button kind="primary" size="l" grow icon="scan" word={w.scanOther} onTap={() => void scanAndOpen()} />
          ) : (
            <Button kind="primary" size="l" grow icon="sync" word={c.retry} onTap={retry} />
          )}
        </BottomBar>
      }
    >
      {known ? (
        <ErrorState icon="tag" tone="wait" title={w[known]} what={w[`${known}What`]} />
      ) : (
        <Trouble problem={problem} title={w.cannotOpen} />
      )}
    </Page>
  )
}
