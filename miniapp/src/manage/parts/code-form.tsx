import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, newId, phone, sendForm } from '../../data/index.ts'
import { NotTaken, type Problem } from '../../panes/not-taken.tsx'
import { Restored } from '../../panes/restored.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useKeptForm } from '../../panes/use-kept-form.ts'
import { Actions, Button, Card, Field, LongInput, Section, TextInput } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { PartsField } from '../library/parts-field.tsx'
import { OpenManual } from './code-shown.tsx'
import { type CodeForm, codeBody, codeForm, emptyCode, type FaultCode, lackInCode } from './model.ts'

type Props = {
  of: FaultCode | null
  onSaved: (id: string) => void
  say: (word: string) => void
}

/** Writing what a fault code means (null: a new one): for one model or for every one, what to do, what may be needed. */
export function CodePane({ of, onSaved, say: tell }: Props) {
  const w = useWords(stockPartsWords)
  const parts = useWords(studioParts)
  const shared = useWords(common)
  const say = useSay()
  const kept = useKeptForm(`fault-code:${of?.id ?? 'new'}`, of ? codeForm(of) : emptyCode)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { form } = kept
  const edit = (change: Partial<CodeForm>) => {
    setProblem(null)
    kept.edit(change)
  }
  const save = async () => {
    setBusy(true)
    const answer = await call('PUT /fault-codes', { body: codeBody(form), key: kept.request.current })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    kept.forget()
    onSaved(answer.value.id)
  }
  const choose = async () => {
    const [file] = await phone.chooseFiles({ count: 1 })
    if (!file) return
    setBusy(true)
    const sent = await sendForm<{ id: string }>('/files', { id: newId(), purpose: 'file', name: file.name }, file)
    setBusy(false)
    if (sent.ok) edit({ fileId: sent.value.id })
    else setProblem(sent)
  }
  const lack = lackInCode(form)
  const title = of ? `${of.code} ${say(of.label)}` : w.addCode
  return (
    <FormPane
      id="code-form"
      title={title}
      foot={
        <>
          <NotTaken problem={problem} />
          <Actions>
            <Button
              id="save-code"
              grow
              kind="primary"
              size="l"
              word={of ? shared.save : w.create}
              busy={busy}
              off={lack ? w[lack] : !of || kept.dirty ? undefined : parts.nothingNew}
              onTap={() => void save()}
            />
          </Actions>
        </>
      }
    >
      <Restored of={kept} />
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
                  busy={busy}
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
          <PartsField value={form.parts} onChange={(next) => edit({ parts: next })} />
        </Card>
      </Section>
    </FormPane>
  )
}
