import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, newId, phone, sendForm } from '../../data/index.ts'
import { SentForm } from '../../panes/sent-form.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Button, Card, Field, LongInput, Section, TextInput } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import { retiredIn } from '../library/model.ts'
import { PartsField } from '../library/parts-field.tsx'
import { OpenManual } from './code-shown.tsx'
import { codeBody, codeFieldAt, codeForm, emptyCode, type FaultCode, lackInCode } from './model.ts'

type Props = {
  of: FaultCode | null
  onSaved: (id: string) => void
  onRetired: (word: string) => void
  say: (word: string) => void
}

/** Writing what a fault code means (null: a new one): for one model or for every one, what to do, what may be needed. */
export function CodePane({ of, onSaved, onRetired, say: tell }: Props) {
  const w = useWords(stockPartsWords)
  const shared = useWords(common)
  const say = useSay()
  const sent = useSentForm(`fault-code:${of?.id ?? 'new'}`, of ? codeForm(of) : emptyCode)
  const { form, edit } = sent
  const [sure, setSure] = useState(false)
  const save = async () => {
    const answer = await sent.send((key) => call('PUT /fault-codes', { body: codeBody(form), key }))
    if (answer.ok) onSaved(answer.value.id)
  }
  const choose = async () => {
    const [file] = await phone.chooseFiles({ count: 1 })
    if (!file) return
    const named = { id: newId(), purpose: 'file', name: file.name }
    const answer = await sent.sendOther(() => sendForm<{ id: string }>('/files', named, file))
    if (answer.ok) edit({ fileId: answer.value.id })
  }
  const retire = async (id: string) => {
    const answer = await sent.sendOther((key) =>
      call('POST /fault-codes/:id/retire', { params: { id }, body: {}, key }),
    )
    if (!answer.ok) return
    sent.forget()
    onRetired(w.codeRetired)
  }
  const lack = lackInCode(form)
  const at = codeFieldAt(sent.path)
  const title = of ? `${of.code} ${say(of.label)}` : w.addCode
  return (
    <SentForm
      id="code-form"
      title={title}
      of={sent}
      field={at && w[at]}
      save={{ id: 'save-code', word: of ? shared.save : w.create, lack: lack && w[lack], fresh: !of, run: save }}
      others={
        of && (
          <Button
            id="retire-code"
            kind={sure ? 'danger' : 'secondary'}
            size="l"
            word={sure ? w.retireSure : w.retireCode}
            busy={sent.busy}
            onTap={() => (sure ? void retire(of.id) : setSure(true))}
          />
        )
      }
    >
      <Card>
        {!of && (
          <View className="two-half">
            <View className="two-half-one">
              <Field label={w.faultCode} hint={w.faultCodeHint}>
                <TextInput
                  id="fault-code"
                  label={w.faultCode}
                  value={form.code}
                  maxLength={32}
                  onChange={(code) => edit({ code })}
                />
              </Field>
            </View>
            <View className="two-half-one">
              <Field label={w.model} note={shared.optional} hint={w.modelHint}>
                <TextInput
                  id="fault-model"
                  label={w.model}
                  value={form.model}
                  maxLength={64}
                  onChange={(model) => edit({ model })}
                />
              </Field>
            </View>
          </View>
        )}
        {of && <View className="sub">{of.model || w.every}</View>}
        <Field label={w.meaning}>
          <TextInput
            id="fault-name"
            label={w.meaning}
            value={form.meaning.zh}
            maxLength={100}
            onChange={(zh) => edit({ meaning: { ...form.meaning, zh } })}
          />
        </Field>
        <Field label={w.meaningEnglish} note={shared.optional}>
          <TextInput
            id="fault-name-en"
            label={w.meaningEnglish}
            value={form.meaning.en}
            maxLength={100}
            onChange={(en) => edit({ meaning: { ...form.meaning, en } })}
          />
        </Field>
      </Card>
      <Section title={w.forJobs}>
        <Card>
          <Field label={w.manual} hint={w.manualHint}>
            <LongInput
              id="fault-manual"
              label={w.manual}
              value={form.manual}
              maxLength={4_000}
              onChange={(manual) => edit({ manual })}
            />
          </Field>
          <Field label={w.file} note={shared.optional}>
            <View className="parts-tools">
              {form.fileId !== null && (
                <View className="parts-tool">
                  <OpenManual fileId={form.fileId} say={tell} />
                </View>
              )}
              <View className="parts-tool">
                <Button
                  id="choose-manual"
                  icon="doc"
                  word={form.fileId === null ? w.chooseFile : w.otherFile}
                  busy={sent.busy}
                  onTap={() => void choose()}
                />
              </View>
              {form.fileId !== null && (
                <View className="parts-tool">
                  <Button id="remove-manual" kind="quiet" word={w.removeFile} onTap={() => edit({ fileId: null })} />
                </View>
              )}
            </View>
          </Field>
          <PartsField
            value={form.parts}
            retired={retiredIn(...(of ? [of] : []))}
            onChange={(next) => edit({ parts: next })}
          />
        </Card>
      </Section>
    </SentForm>
  )
}
