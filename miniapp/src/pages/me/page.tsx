import { may } from '@field/domain/access'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { RoleTabs } from '../../roles/index.ts'
import { Button, Empty, List, Page, Row, replayCoach, Section, Skeleton, useToast } from '../../ui/index.ts'
import { coachWords } from '../../words/coach.ts'
import { disputeWords } from '../../words/disputes.ts'
import { common, useWords } from '../../words/index.ts'
import { meWords } from '../../words/me.ts'
import { moneyWords } from '../../words/money.ts'
import { roleWords } from '../../words/roles.ts'
import { actorOf, useEntries } from '../../work-order/index.ts'
import { Consents } from './consents.tsx'
import { Looks } from './looks.tsx'
import { NameSheet } from './name-sheet.tsx'
import { usePoints } from './points.tsx'
import { Profile } from './profile.tsx'
import { Roles } from './roles.tsx'
import { useMePage } from './use-me-page.ts'
import './page.css'

/** My own page: who I am, in which role, how it looks, what WeChat may tell me. */
export default function Me() {
  const w = useWords(meWords)
  const c = useWords(common)
  const toast = useToast()
  const tell = (word: string) => toast.show({ word })
  const page = useMePage(tell)
  const [naming, setNaming] = useState(false)
  const { me, signedOut } = page
  const points = usePoints(me)
  const coach = useWords(coachWords)
  const r = useWords(roleWords)
  const disputing = useWords(disputeWords)
  const moneyIn = useWords(moneyWords)
  const mayDesign = me !== null && may(actorOf(me), 'work_types.design')
  const unsent = useEntries(me?.id ?? null).length
  return (
    <Page
      title={w.title}
      toast={toast.node}
      tabs={<RoleTabs current="me" />}
      over={
        <>
          {me && <NameSheet open={naming} onClose={() => setNaming(false)} name={me.name} onSave={page.rename} />}
          {points.sheet}
        </>
      }
    >
      {!me && !signedOut && <Skeleton label={c.loading} />}
      {signedOut && (
        <Empty icon="user" title={w.signedOut} sub={w.signedOutWhat}>
          <Button
            id="sign-in"
            kind="primary"
            size="l"
            word={w.signIn}
            busy={page.busy}
            onTap={() => void page.signIn()}
          />
        </Empty>
      )}
      {me && (
        <>
          <Profile me={me} onName={() => setNaming(true)} onPhone={(code) => void page.givePhone(code)} />
          <Roles me={me} busy={page.busy} onWear={(role) => void page.wear(role)} />
          <List>
            {points.row}
            <Row
              id="invited"
              icon="tag"
              iconTone="accent"
              title={w.invited}
              onTap={() => void Taro.navigateTo({ url: '/pages/invitation/page' })}
            />
            {mayDesign && (
              <Row
                id="studio"
                icon="flow"
                iconTone="accent"
                title={r.tab_studio}
                onTap={() => void Taro.navigateTo({ url: '/studio/gallery/page' })}
              />
            )}
            {me.role === 'technician' && (
              <Row
                id="to-earnings"
                icon="money"
                iconTone="accent"
                title={moneyIn.earnings}
                onTap={() => void Taro.navigateTo({ url: '/technician/earnings/page' })}
              />
            )}
            <Row
              id="to-disputes"
              icon="info"
              iconTone="accent"
              title={disputing.disputes}
              onTap={() => void Taro.navigateTo({ url: '/disputes/list/page' })}
            />
            <Row
              id="replay-coach"
              icon="info"
              iconTone="accent"
              title={coach.replay}
              bare
              onTap={() => {
                replayCoach()
                tell(coach.replayed)
              }}
            />
          </List>
          <Consents tell={tell} />
        </>
      )}
      <Looks />
      {me && (
        <Section title="" {...(unsent > 0 && { end: w.unsentFirst(unsent) })}>
          <Button id="sign-out" kind="secondary" word={w.signOut} busy={page.busy} onTap={() => void page.signOut()} />
        </Section>
      )}
    </Page>
  )
}
