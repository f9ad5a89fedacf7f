import { may } from '@field/domain/access'
import Taro from '@tarojs/taro'
import { OtherRole, ProblemCard } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import { Button, Empty, Page, Skeleton } from '../../ui/index.ts'
import { behalfWords } from '../../words/behalf.ts'
import { common, useWords } from '../../words/index.ts'
import { actorOf } from '../../work-order/index.ts'
import { ChooseCustomer } from './choose-customer.tsx'
import { BehalfForm } from './form.tsx'
import { addressHere, otherRole, useBehalf } from './use-behalf.ts'
import './page.css'

/** Reporting for a customer: whom for, through what, which thing, then the form that the customer has too. */
export default function ReportForCustomer() {
  const w = useWords(behalfWords)
  const shared = useWords(common)
  const of = useBehalf()
  const { me, allowed, linked, drafting, behalf, mine, choices, story } = of
  const home = homeOf(me?.role ?? 'customer')
  const frame = { title: w.title, back: shared.back, home }
  if (me && !allowed) {
    const role = otherRole(me)
    return (
      <Page {...frame}>
        {role ? (
          <OtherRole wanted={role} url={addressHere(linked)} />
        ) : (
          <Empty icon="lock" title={w.staffOnly} sub={w.staffOnlyWhat}>
            <Button
              id="to-home"
              kind="primary"
              size="l"
              word={w.toHome}
              onTap={() => void Taro.reLaunch({ url: home })}
            />
          </Empty>
        )}
      </Page>
    )
  }
  const notThere = story.problem?.why === 'refused'
  if (me && drafting && behalf.who === null && (linked === null || notThere))
    return (
      <ChooseCustomer
        frame={frame}
        office={may(actorOf(me), 'work_orders.all')}
        notThere={notThere}
        onChoose={(who) => drafting.change({ behalf: { ...behalf, who, thing: null }, address: '' })}
      />
    )
  if (choices?.length === 0)
    return (
      <Page {...frame}>
        <Empty icon="lock" title={w.whatGone} sub={w.whatGoneWhat} />
      </Page>
    )
  if (me && drafting && behalf.who && choices)
    return <BehalfForm of={{ ...of, drafting, choices }} who={behalf.who} frame={frame} />
  const stuck = mine.problem && !choices ? mine : story.problem && behalf.who === null ? story : null
  return <Page {...frame}>{stuck ? <ProblemCard of={stuck} /> : <Skeleton label={shared.loading} />}</Page>
}
