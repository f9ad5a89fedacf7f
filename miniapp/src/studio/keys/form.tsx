import { type Permission, permissions } from '@field/domain/access'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { apiOrigin } from '../../data/address.ts'
import { call, newId } from '../../data/index.ts'
import { Button, Field, Strip, TextInput } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { keyWords } from '../../words/keys.ts'
import { Many, turned } from '../many.tsx'
import { NotTaken, type Problem } from '../two-panes.tsx'
import { exampleOf, hookKey, lackIn, type Made, type Part } from './model.ts'

/** Making a key, an inbound or an outbound hook; what is secret is shown once, with a button to copy it. */
export function MakeForm({ part, onMade }: { part: Part; onMade: () => void }) {
  const w = useWords(keyWords)
  const [form, setForm] = useState({ name: '', scopes: [] as readonly Permission[], url: '' })
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
    const name = form.name.trim()
    const { request: key, hook } = ids.current
    setBusy(true)
    if (part === 'keys') {
      const answer = await call('POST /api-keys', { body: { label: name, scopes: [...form.scopes] }, key })
      if (answer.ok) setMade({ name, lines: [{ id: 'token', value: answer.value.token }] })
      else setProblem(answer)
    } else if (part === 'inbound') {
      const answer = await call('POST /inbound-hooks', { body: { label: name }, key })
      if (answer.ok)
        setMade({
          name,
          lines: [
            { id: 'address', value: `${apiOrigin()}${answer.value.path}` },
            { id: 'secret', value: answer.value.secret },
          ],
        })
      else setProblem(answer)
    } else {
      const url = form.url.trim()
      const answer = await call('PUT /outbound-hooks/:key', { params: { key: hook }, body: { url }, key })
      if (answer.ok)
        setMade({ name: url, lines: answer.value.secret ? [{ id: 'secret', value: answer.value.secret }] : [] })
      else setProblem(answer)
    }
    setBusy(false)
    onMade()
  }
  if (made) return <Once made={made} />
  const lack = lackIn(part, form)
  return (
    <View id="make-form">
      <NotTaken problem={problem} />
      {part === 'outbound' ? (
        <Field label={w.url}>
          <TextInput
            id="hook-url"
            label={w.url}
            placeholder="https://"
            value={form.url}
            maxLength={500}
            onChange={(url) => edit({ url })}
          />
        </Field>
      ) : (
        <Field label={w.name}>
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
      {part === 'keys' && (
        <Field label={w.scopes}>
          <Many
            id="scope"
            options={permissions.map((id) => ({ id, word: w[`scope_${id}`] }))}
            on={form.scopes}
            onTap={(one) => edit({ scopes: turned(form.scopes, one) })}
          />
        </Field>
      )}
      <Button
        id="make"
        kind="primary"
        size="l"
        word={{ keys: w.addKey, inbound: w.addIn, outbound: w.addOut }[part]}
        busy={busy}
        off={lack === null ? undefined : w[lack]}
        onTap={() => void make()}
      />
    </View>
  )
}

function Once({ made }: { made: Made }) {
  const w = useWords(keyWords)
  const names = { token: w.keys, address: w.address, secret: w.secret }
  const address = made.lines.find(({ id }) => id === 'address')?.value
  return (
    <View id="made">
      <Strip tone="wait">{w.once}</Strip>
      {made.lines.map(({ id, value }) => (
        <Field key={id} label={names[id]}>
          <View className="word-once" id={`made-${id}`}>
            <Text selectable userSelect>
              {value}
            </Text>
          </View>
          <Button
            id={`copy-${id}`}
            icon="doc"
            word={w.copy}
            onTap={() => void Taro.setClipboardData({ data: value })}
          />
        </Field>
      ))}
      {address && (
        <Field label={w.example}>
          <View className="word-once cap">
            {exampleOf(address)
              .split('\n')
              .map((line) => (
                <View key={line}>{line}</View>
              ))}
          </View>
        </Field>
      )}
    </View>
  )
}
