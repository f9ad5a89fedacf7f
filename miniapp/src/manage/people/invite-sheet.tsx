import type { Role } from '@field/domain/access'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { type Answer, call, newId, useResource } from '../../data/index.ts'
import { problemWords } from '../../frame/index.ts'
import { Actions, Button, Chip, Chips, Field, Radios, Sheet, Strip, TextInput } from '../../ui/index.ts'
import { common, promise, useLanguage, useWords } from '../../words/index.ts'
import { manageWords } from '../../words/manage.ts'
import { roleWords } from '../../words/roles.ts'
import { type Form, invitable, invitationOf, missingIn, placeKindOf } from './model.ts'

type Problem = Exclude<Answer<unknown>, { ok: true }>
type Code = { readonly code: string; readonly expiresAt: number; readonly name: string }

const empty: Form = { role: 'technician', name: '', badge: '', placeId: null }

/** Inviting somebody to a role, and the code to hand over: it is made by the server, so this needs the network. */
export function InviteSheet({ mine, onClose }: { mine: Role; onClose: () => void }) {
  const w = useWords(manageWords)
  const shared = useWords(common)
  const language = useLanguage()
  const [form, setForm] = useState(empty)
  const [key, setKey] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [code, setCode] = useState<Code | null>(null)
  const edit = (part: Partial<Form>) => {
    setForm((now) => ({ ...now, ...part }))
    // Other content is another invitation; the same key would answer the old one.
    setKey(newId())
    setProblem(null)
  }
  const make = async () => {
    setBusy(true)
    const answer = await call('POST /invitations', { body: invitationOf(form), key })
    setBusy(false)
    if (answer.ok) setCode({ ...answer.value, name: form.name.trim() })
    else setProblem(answer)
  }
  const again = () => {
    setCode(null)
    edit({ name: '', badge: '' })
  }
  const missing = missingIn(form)
  const off = missing && { name: w.nameFirst, badge: w.badgeFirst, place: w.placeFirst }[missing]
  return (
    <Sheet
      open
      title={code ? w.code : w.invite}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        code ? (
          <Actions>
            <Button size="l" word={w.another} onTap={again} />
            <Button
              id="copy"
              grow
              kind="primary"
              size="l"
              word={w.copy}
              onTap={() => void Taro.setClipboardData({ data: code.code })}
            />
          </Actions>
        ) : (
          <Button
            id="make-code"
            kind="primary"
            size="l"
            word={w.makeCode}
            busy={busy}
            {...(off && { off })}
            onTap={() => void make()}
          />
        )
      }
    >
      {code ? (
        <View id="code">
          <View className="invite-code h1">
            <Text selectable userSelect>
              {code.code}
            </Text>
          </View>
          <View className="sub">{w.codeWhat(code.name, promise(code.expiresAt, Date.now(), language))}</View>
          <View className="sub">{w.codeHow}</View>
        </View>
      ) : (
        <View>
          {problem && <Strip tone="bad">{problemWords(problem, language).what}</Strip>}
          <Fields mine={mine} form={form} edit={edit} />
        </View>
      )}
    </Sheet>
  )
}

function Fields({ mine, form, edit }: { mine: Role; form: Form; edit: (part: Partial<Form>) => void }) {
  const w = useWords(manageWords)
  const names = useWords(roleWords)
  const kind = placeKindOf(form.role)
  return (
    <View>
      <Field label={w.role}>
        <Chips>
          {invitable(mine).map((role) => (
            <Chip key={role} word={names[role]} on={role === form.role} onTap={() => edit({ role, placeId: null })} />
          ))}
        </Chips>
      </Field>
      <Field label={w.name}>
        <TextInput
          id="invite-name"
          label={w.name}
          placeholder={w.nameHint}
          value={form.name}
          maxLength={40}
          onChange={(name) => edit({ name })}
        />
      </Field>
      {form.role === 'technician' && (
        <Field label={w.badge}>
          <TextInput
            id="invite-badge"
            label={w.badge}
            placeholder={w.badgeHint}
            value={form.badge}
            maxLength={20}
            onChange={(badge) => edit({ badge })}
          />
        </Field>
      )}
      {kind && (
        <Field label={w.place}>
          <Places kind={kind} value={form.placeId} onChange={(placeId) => edit({ placeId })} />
        </Field>
      )}
    </View>
  )
}

function Places({
  kind,
  value,
  onChange,
}: {
  kind: 'site' | 'store'
  value: string | null
  onChange: (id: string) => void
}) {
  const w = useWords(manageWords)
  const places = useResource(`list:places:${kind}`, () => call('GET /places', { query: { kind } }))
  const options = (places.value?.items ?? []).map(({ id, name }) => ({ id, word: name }))
  if (places.value && options.length === 0) return <View className="sub">{w.noPlaces}</View>
  return <Radios options={options} value={value ?? undefined} onChange={onChange} />
}
