import { may, type Role } from '@field/domain/access'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId, useResource } from '../../data/index.ts'
import { ProblemCard, problemWords } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import { BottomBar, Button, Card, Page, Rule, Skeleton, Stack, Stepper, Toggle, useToast } from '../../ui/index.ts'
import { disputeWords } from '../../words/disputes.ts'
import { common, useLanguage, useWords } from '../../words/index.ts'
import { roleWords } from '../../words/roles.ts'
import { actorOf, useMe } from '../../work-order/index.ts'
import { type Asked, askedOf, departments, mostDays, reviewersOf, sameAs, usualDays } from './model.ts'
import { TwoPeople } from './two-people.tsx'

/** Which departments judge disputes, and how many days each has. */
export default function ReviewersPage() {
  const w = useWords(disputeWords)
  const c = useWords(common)
  const roles = useWords(roleWords)
  const language = useLanguage()
  const me = useMe()
  const toast = useToast()
  const settings = useResource(me ? 'list:dispute-settings' : null, () => call('GET /dispute-settings', {}))
  const [edited, setEdited] = useState<Asked | null>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(newId())
  const frame = { title: w.settings, back: c.back, home: homeOf(me?.role ?? 'finance'), toast: toast.node }
  const { value } = settings
  if (!value)
    return <Page {...frame}>{settings.problem ? <ProblemCard of={settings} /> : <Skeleton label={c.loading} />}</Page>
  const asked = edited ?? askedOf(value.reviewers)
  const changes = me !== null && may(actorOf(me), 'prices.design')
  const set = (role: Role, days: number | null) => {
    key.current = newId()
    setEdited({ ...asked, [role]: days })
  }
  const reviewers = reviewersOf(asked, value.reviewers)
  const same = sameAs(reviewers, value.reviewers)
  const off = reviewers.length === 0 ? w.someoneFirst : same ? w.nothingNew : undefined
  const save = async () => {
    setBusy(true)
    const answer = await call('PUT /dispute-settings', { body: { reviewers }, key: key.current })
    setBusy(false)
    if (answer.ok || answer.why === 'refused') key.current = newId()
    if (!answer.ok) return toast.show({ word: problemWords(answer, language).what ?? w.tryAgain })
    await settings.reload()
    setEdited(null)
    toast.show({ word: w.saved })
  }
  return (
    <Page
      {...frame}
      {...(changes && {
        bar: (
          <BottomBar hint={w.settingsHold}>
            <Button
              id="save-reviewers"
              kind="primary"
              size="l"
              grow
              word={w.save}
              busy={busy}
              off={off}
              onTap={() => void save()}
            />
          </BottomBar>
        ),
      })}
    >
      <Stack gap={3}>
        <Card title={w.whoJudges}>
          {departments.map((role, index) => (
            <Department
              key={role}
              role={role}
              word={roles[role]}
              days={asked[role] ?? null}
              rule={index > 0}
              {...(changes && { onChange: (days: number | null) => set(role, days) })}
            />
          ))}
        </Card>
        <TwoPeople
          changes={me !== null && may(actorOf(me), 'work_types.design')}
          tell={(word) => toast.show({ word })}
        />
      </Stack>
    </Page>
  )
}

function Department({
  role,
  word,
  days,
  rule,
  onChange,
}: {
  role: Role
  word: string
  days: number | null
  rule: boolean
  onChange?: (days: number | null) => void
}) {
  const w = useWords(disputeWords)
  const sub = days === null ? w.notAsked : w.daysEach(days)
  return (
    <View id={`department-${role}`}>
      {rule && <Rule />}
      {onChange ? (
        <>
          <Toggle word={word} sub={sub} on={days !== null} onChange={(on) => onChange(on ? usualDays : null)} />
          {days !== null && (
            <Stack row align="center">
              <Stepper
                value={days}
                min={1}
                max={mostDays}
                lessLabel={w.oneDayLess}
                moreLabel={w.oneDayMore}
                onChange={onChange}
              />
            </Stack>
          )}
        </>
      ) : (
        <>
          <View>{word}</View>
          <View className="sub">{sub}</View>
        </>
      )}
    </View>
  )
}
