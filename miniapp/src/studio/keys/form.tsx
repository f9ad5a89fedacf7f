import { type Permission, permissions } from '@field/domain/access'
import { useRef, useState } from 'react'
import { apiOrigin } from '../../data/address.ts'
import { call, newId } from '../../data/index.ts'
import { Many, turned } from '../../panes/many.tsx'
import { NotTaken, type Problem, pathOf } from '../../panes/not-taken.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { Actions, Button, Card, Field, Section, TextInput } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { keyWords } from '../../words/keys.ts'
import { MadePane } from './made.tsx'
import { events, fieldAt, hookKey, lackIn, type Made, type Part } from './model.ts'

const empty = { name: '', scopes: [] as readonly Permission[], url: 'https://', events: [] as readonly string[] }

/** Making a key, an inbound or an outbound hook; what is secret is shown once, with a button to copy it. */
export function MakeForm({ part, onMade, onDone }: { part: Part; onMade: () => void; onDone: () => void }) {
  const w = useWords(keyWords)
  const [form, setForm] = useState(empty)
  const [made, setMade] = useState<Made | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const ids = useRef({ request: newId(), hook: hookKey() })
  const edit = (next: Partial<typeof form>) => {
    ids.current = { ...ids.current, request: newId() }
    setProblem(null)
    setForm((now) => ({ ...now, ...next }))
  }
  const make = async () => {
    setBusy(true)
    const answer = await asked[part](form, ids.current)
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    setMade(answer.made)
    onMade()
  }
  if (made) return <MadePane made={made} onDone={onDone} />
  const lack = lackIn(part, form)
  const at = fieldAt(pathOf(problem))
  const word = { keys: w.addKey, inbound: w.addIn, outbound: w.addOut }[part]
  return (
    <FormPane
      id="make-form"
      title={word}
      foot={
        <>
          <NotTaken problem={problem} field={at && w[at]} />
          <Actions>
            <Button
              id="make"
              grow
              kind="primary"
              size="l"
              word={word}
              busy={busy}
              off={lack === null ? undefined : w[lack]}
              onTap={() => void make()}
            />
          </Actions>
        </>
      }
    >
      <Section title={part === 'outbound' ? w.sectionTold : w.sectionWhat}>
        <Card>
          {part === 'outbound' ? (
            <>
              <Field label={w.url} hint={w.what_outbound}>
                <TextInput
                  id="hook-url"
                  label={w.url}
                  placeholder="https://"
                  value={form.url}
                  maxLength={500}
                  onChange={(url) => edit({ url })}
                />
              </Field>
              <EventsField value={form.events} onChange={(next) => edit({ events: next })} />
            </>
          ) : (
            <Field label={w.name} hint={w[`what_${part}`]}>
              <TextInput
                id="key-name"
                label={w.name}
                placeholder={w.nameHint}
                value={form.name}
                maxLength={60}
                onChange={(name) => edit({ name })}
              />
            </Field>
          )}
        </Card>
      </Section>
      {part === 'keys' && (
        <Section title={w.sectionMay}>
          <Card>
            <Field label={w.scopes} hint={w.scopesHint}>
              <Many
                id="scope"
                options={permissions.map((id) => ({ id, word: w[`scope_${id}`] }))}
                on={form.scopes}
                onTap={(one) => edit({ scopes: turned(form.scopes, one) })}
              />
            </Field>
          </Card>
        </Section>
      )}
    </FormPane>
  )
}

/** Which events an outbound hook is told of by itself. */
export function EventsField({
  value,
  onChange,
}: {
  value: readonly string[]
  onChange: (events: readonly string[]) => void
}) {
  const w = useWords(keyWords)
  const others = value.filter((one) => !events.some((event) => event === one))
  return (
    <Field label={w.events} hint={w.eventsHint}>
      <Many
        id="event"
        options={[
          ...events.map((id) => ({ id: id as string, word: w[`event_${id}`] })),
          ...others.map((id) => ({ id, word: id })),
        ]}
        on={value}
        onTap={(one) => onChange(turned(value, one))}
      />
    </Field>
  )
}

type Ids = { readonly request: string; readonly hook: string }
type Came = { readonly ok: true; readonly made: Made } | Problem

const asked: Readonly<Record<Part, (form: typeof empty, ids: Ids) => Promise<Came>>> = {
  keys: async ({ name: typed, scopes }, { request: key }) => {
    const name = typed.trim()
    const answer = await call('POST /api-keys', { body: { label: name, scopes: [...scopes] }, key })
    return answer.ok ? { ok: true, made: { name, lines: [{ id: 'token', value: answer.value.token }] } } : answer
  },
  inbound: async ({ name: typed }, { request: key }) => {
    const name = typed.trim()
    const answer = await call('POST /inbound-hooks', { body: { label: name }, key })
    if (!answer.ok) return answer
    const address = { id: 'address', value: `${apiOrigin()}${answer.value.path}` } as const
    return { ok: true, made: { name, lines: [address, { id: 'secret', value: answer.value.secret }] } }
  },
  outbound: async ({ url: typed, events: told }, { request, hook }) => {
    const url = typed.trim()
    const answer = await call('PUT /outbound-hooks/:key', {
      params: { key: hook },
      body: { url, events: [...told] },
      key: request,
    })
    if (!answer.ok) return answer
    const { secret } = answer.value
    return { ok: true, made: { name: url, lines: secret ? [{ id: 'secret', value: secret }] : [] } }
  },
}
