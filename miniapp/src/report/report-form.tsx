import type { FormSchema } from '@field/domain/form'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { type FormSheet, useOfForm, useSpeaking } from '../form/index.ts'
import {
  BottomBar,
  Button,
  Card,
  Dock,
  DockButton,
  Field,
  Page,
  type PageProps,
  Sheet,
  TextInput,
} from '../ui/index.ts'
import { common, useSay, useWords } from '../words/index.ts'
import { report } from '../words/report.ts'
import { Evidence } from './evidence.tsx'
import { askedBy, idsIn, lackOf } from './model.ts'
import { Others } from './others.tsx'
import { Symptoms } from './symptoms.tsx'
import type { Drafting } from './use-draft.ts'
import { useEvidence } from './use-evidence.ts'
import { type Sending, useSend } from './use-send.ts'

/** The form itself, with its dock in the thumb's reach. */
export function ReportForm({
  frame,
  head,
  needsAddress,
  first = null,
  form: schema,
  sending: how,
  drafting,
  tell,
}: {
  frame: PageProps
  head: ReactNode
  /** Nothing says yet where it is. */
  needsAddress: boolean
  /** What the head still wants, before anything in the form. */
  first?: string | null
  form: FormSchema
  sending: Sending
  drafting: Drafting
  tell: (word: string) => void
}) {
  const w = useWords(report)
  const say = useSay()
  const close = useWords(common).close
  const asked = askedBy(schema)
  const evidence = useEvidence(drafting)
  const [writing, setWriting] = useState(false)
  const [sheet, setSheet] = useState<FormSheet | null>(null)
  const { address } = drafting.draft()
  const lack = useOfForm(drafting.form, (answers) => lackOf(schema, answers, needsAddress ? address : null))
  const sending = useSend(drafting, how, tell)
  const photos = asked.photos
  const voice = asked.voice
  const room = (field: { key: string; max?: number } | null, most: number) =>
    field ? Math.max(0, (field.max ?? most) - idsIn(drafting.form.get(), field.key).length) : 0
  const speaking = useSpeaking((path, seconds) => voice && void evidence.keepVoice(voice.key, path, seconds), tell)
  const missing =
    first ??
    (lack?.what === 'answer'
      ? w.needAnswer(say(schema.fields.find(({ key }) => key === lack.field)?.label ?? { 'zh-CN': '' }))
      : lack && (lack.what === 'address' ? w.needAddress : w.needOne))
  return (
    <Page
      {...frame}
      over={
        sheet && (
          <Sheet open title={sheet.title} closeLabel={close} onClose={() => setSheet(null)}>
            {sheet.body}
          </Sheet>
        )
      }
      bar={
        <BottomBar
          above={
            <Dock>
              {photos && (
                <DockButton
                  icon="camera"
                  word={w.photo}
                  onTap={() => void evidence.photograph(photos.key, room(photos, 9), true)}
                />
              )}
              {voice && speaking.able && (
                <DockButton
                  main
                  icon="mic"
                  word={speaking.on ? w.letGo : w.hold}
                  on={speaking.on}
                  onHold={() => room(voice, 3) > 0 && speaking.hold()}
                  onRelease={speaking.release}
                />
              )}
              {asked.words && <DockButton icon="text" word={w.write} onTap={() => setWriting(true)} />}
            </Dock>
          }
        >
          <Button
            id="send"
            kind="primary"
            size="l"
            grow
            word={w.send}
            busy={sending.busy}
            {...(missing && { off: missing })}
            onTap={sending.send}
          />
        </BottomBar>
      }
    >
      {head}
      {needsAddress && (
        <Card>
          <Field label={w.where}>
            <TextInput
              id="address"
              label={w.where}
              value={address}
              placeholder={w.whereHint}
              onChange={(next) => drafting.change({ address: next })}
            />
          </Field>
        </Card>
      )}
      {asked.symptoms && <Symptoms form={drafting.form} field={asked.symptoms} />}
      <Evidence
        drafting={drafting}
        asked={asked}
        writing={writing}
        onRemove={evidence.remove}
        onAdd={photos ? () => void evidence.photograph(photos.key, room(photos, 9), false) : undefined}
      />
      <Others schema={asked.others} drafting={drafting} onSheet={setSheet} />
    </Page>
  )
}
