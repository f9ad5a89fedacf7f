import { View } from '@tarojs/components'
import { useState } from 'react'
import { apiOrigin } from '../../data/address.ts'
import { type Answer, call, newId, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { NotTaken } from '../../panes/not-taken.tsx'
import { SentForm } from '../../panes/sent-form.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useSending } from '../../panes/use-sending.ts'
import { useSentForm } from '../../panes/use-sent-form.ts'
import {
  Actions,
  Button,
  Card,
  Field,
  KeyValue,
  Section,
  SkeletonList,
  TextInput,
  Timeline,
  Toggle,
} from '../../ui/index.ts'
import { common, useLanguage, useWords, when } from '../../words/index.ts'
import { keyWords } from '../../words/keys.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { CopyLine } from '../copy-line.tsx'
import { EventsField } from './form.tsx'
import { Shell } from './made.tsx'
import {
  type ApiKey,
  causeOf,
  type Delivery,
  exampleOf,
  fieldAt,
  type Inbound,
  lackIn,
  type Outbound,
} from './model.ts'

/** A key: what it may do, and ending it. */
export function KeyPane({ of, onEnded }: { of: ApiKey; onEnded: () => void }) {
  const w = useWords(keyWords)
  const language = useLanguage()
  const time = (at: number) => when(at, Date.now(), language)
  return (
    <FormPane id="one" title={of.label} badge={liveBadge(of.revokedAt === null, w)}>
      <Section title={w.sectionMay}>
        <Card>
          {of.scopes.map((scope) => (
            <View key={scope} className="plain-lines">
              {w[`scope_${scope}`]}
            </View>
          ))}
        </Card>
      </Section>
      <Section title={w.sectionWhat}>
        <Card>
          <KeyValue name={w.tail} value={of.tail} />
          <KeyValue name={w.made} value={time(of.createdAt)} />
          <KeyValue name={w.pace} value={of.perMinute} />
          {of.revokedAt !== null && <KeyValue name={w.revoked} value={time(of.revokedAt)} />}
        </Card>
      </Section>
      {of.revokedAt === null && (
        <Ending end={() => call('DELETE /api-keys/:id', { params: { id: of.id }, key: newId() })} onEnded={onEnded} />
      )}
    </FormPane>
  )
}

/** An inbound hook: its address, how to send to it, and closing it. */
export function InboundPane({ of, onEnded }: { of: Inbound; onEnded: () => void }) {
  const w = useWords(keyWords)
  const language = useLanguage()
  const address = `${apiOrigin()}${of.path}`
  return (
    <FormPane id="one" title={of.label} badge={liveBadge(of.closedAt === null, w)}>
      <Section title={w.sectionWhat}>
        <Card>
          <CopyLine id="inbound-address" label={w.address} value={address} />
          <View className="plain-lines">
            <KeyValue name={w.inbound} value={w.received(of.received)} />
            <KeyValue name={w.made} value={when(of.createdAt, Date.now(), language)} />
          </View>
        </Card>
      </Section>
      {of.closedAt === null && (
        <>
          <Section title={w.example}>
            <Card>
              <Shell text={exampleOf(address)} />
            </Card>
          </Section>
          <Ending
            end={() => call('DELETE /inbound-hooks/:id', { params: { id: of.id }, key: newId() })}
            onEnded={onEnded}
          />
        </>
      )}
    </FormPane>
  )
}

/** An outbound hook: where and what it tells, on or off, and what it told last. */
export function OutboundPane({ of, onSaved, say }: { of: Outbound; onSaved: () => void; say: (word: string) => void }) {
  const w = useWords(keyWords)
  const shared = useWords(common)
  const parts = useWords(studioParts)
  const sent = useSentForm(`hook:${of.key}`, {
    url: of.url,
    events: of.events as readonly string[],
    enabled: of.enabled,
  })
  const { form, edit } = sent
  const save = async () => {
    const body = { url: form.url.trim(), events: [...form.events], enabled: form.enabled }
    const answer = await sent.send((key) => call('PUT /outbound-hooks/:key', { params: { key: of.key }, body, key }))
    if (!answer.ok) return
    say(parts.saved)
    onSaved()
  }
  const lack = lackIn('outbound', { name: '', scopes: [], url: form.url })
  const at = fieldAt(sent.path)
  return (
    <SentForm
      id="one"
      title={hostOf(of.url)}
      badge={liveBadge(of.enabled, w)}
      of={sent}
      field={at && w[at]}
      save={{ id: 'save-hook', word: shared.save, lack: lack && w[lack], run: save }}
    >
      <Card tight>
        <View id="hook-enabled">
          <Toggle word={w.turnOn} sub={w.turnOnWhat} on={form.enabled} onChange={(enabled) => edit({ enabled })} />
        </View>
      </Card>
      <Section title={w.sectionTold}>
        <Card>
          <Field label={w.url}>
            <TextInput id="hook-url" label={w.url} value={form.url} maxLength={500} onChange={(url) => edit({ url })} />
          </Field>
          <EventsField value={form.events} onChange={(events) => edit({ events })} />
          <CopyLine id="hook-key" label={w.hookKey} hint={w.hookKeyHint} value={of.key} />
        </Card>
      </Section>
      <Deliveries hook={of.key} />
    </SentForm>
  )
}

/** What stands for an address in a title: the host. */
export const hostOf = (url: string): string => url.replace(/^https?:\/\//, '').split('/')[0] ?? url

const liveBadge = (live: boolean, w: { readonly inUse: string; readonly revoked: string }) => ({
  tone: live ? ('good' as const) : ('idle' as const),
  word: live ? w.inUse : w.revoked,
})

function Ending({ end, onEnded }: { end: () => Promise<Answer<unknown>>; onEnded: () => void }) {
  const w = useWords(keyWords)
  const shared = useWords(common)
  const [asking, setAsking] = useState(false)
  const { busy, problem, send } = useSending()
  const go = async () => {
    const answer = await send(end)
    setAsking(false)
    if (answer.ok) onEnded()
  }
  return (
    <View className="section">
      <NotTaken problem={problem} />
      {asking && <View className="sub two-why">{w.revokeWhat}</View>}
      <Actions>
        {asking ? (
          <Button id="revoke-now" kind="danger" word={w.sure} busy={busy} onTap={() => void go()} />
        ) : (
          <Button id="revoke" kind="quiet" word={w.revoke} onTap={() => setAsking(true)} />
        )}
        {asking && <Button id="revoke-not" kind="quiet" word={shared.cancel} onTap={() => setAsking(false)} />}
      </Actions>
    </View>
  )
}

function Deliveries({ hook }: { hook: string }) {
  const w = useWords(keyWords)
  const language = useLanguage()
  const sent = useResource(`deliveries:${hook}`, () =>
    call('GET /outbound-hooks/:key/deliveries', { params: { key: hook } }),
  )
  const entry = (one: Delivery) => ({
    id: one.id,
    state: ({ sent: 'done', dead: 'refused', pending: 'waiting' } as const)[one.state],
    title: `${w[`state_${one.state}`]} · ${w[causeOf(one)]}`,
    sub: [one.status !== null && w.answered(one.status), one.detail, one.attempt > 1 && w.tries(one.attempt)]
      .filter(Boolean)
      .join(' · '),
    at: when(one.createdAt, Date.now(), language),
  })
  return (
    <Section title={w.deliveries}>
      {!sent.value ? (
        sent.problem ? (
          <ProblemCard of={sent} />
        ) : (
          <SkeletonList rows={3} />
        )
      ) : (
        <Card id="deliveries">
          {sent.value.deliveries.length === 0 ? (
            <View className="sub">{w.noDeliveries}</View>
          ) : (
            <Timeline entries={sent.value.deliveries.map(entry)} />
          )}
        </Card>
      )}
    </Section>
  )
}
