import Taro from '@tarojs/taro'
import { BottomBar, Button, Card, Field, KeyValue, Page, Skeleton, TextInput } from '../../ui/index.ts'
import { common, useLanguage, useWords, when } from '../../words/index.ts'
import { meWords } from '../../words/me.ts'
import { roleWords } from '../../words/roles.ts'
import { useNow } from '../../work-order/index.ts'
import { Trouble } from '../trouble.tsx'
import { useInvitation } from './use-invitation.ts'

const home = '/pages/me/page'

/** An invitation to a role: what it offers, and taking it. */
export default function Invitation() {
  const w = useWords(meWords)
  const c = useWords(common)
  const roles = useWords(roleWords)
  const language = useLanguage()
  const now = useNow()
  const { me, code, typed, setTyped, offer, busy, problem, open, again, accept } = useInvitation()
  const frame = { title: w.invitation, back: c.back, home }
  if (!code) {
    return (
      <Page
        {...frame}
        bar={
          <BottomBar>
            <Button
              id="look"
              kind="primary"
              size="l"
              grow
              word={w.open}
              {...(typed.trim() === '' && { off: w.code })}
              onTap={open}
            />
          </BottomBar>
        }
      >
        <Card>
          <Field label={w.code}>
            <TextInput id="code" label={w.code} value={typed} onChange={setTyped} confirmType="go" onConfirm={open} />
          </Field>
        </Card>
      </Page>
    )
  }
  if (problem || !offer.value) {
    return (
      <Page
        {...frame}
        {...(problem && {
          bar: (
            <BottomBar>
              <Button size="l" grow word={c.retry} onTap={again} />
            </BottomBar>
          ),
        })}
      >
        {problem ? <Trouble problem={problem} title={w.invitation} /> : <Skeleton label={c.loading} />}
      </Page>
    )
  }
  const { role, placeName, name, expiresAt } = offer.value
  return (
    <Page
      {...frame}
      bar={
        <BottomBar>
          <Button size="l" word={w.notNow} onTap={() => void Taro.reLaunch({ url: home })} />
          <Button id="accept" kind="primary" size="l" grow word={w.take} busy={busy} onTap={() => void accept()} />
        </BottomBar>
      }
    >
      <Card id="offer" title={w.offers(me?.organization.name ?? '', roles[role])}>
        <KeyValue name={w.forWhom} value={name} />
        {placeName && <KeyValue name={w.at} value={placeName} />}
        <KeyValue name={w.until} value={when(expiresAt, now, language)} />
      </Card>
    </Page>
  )
}
