import type { FieldOf } from '@field/domain/form'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { Button, Photo, Signature, type SignatureHandle, Stack } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { useSay, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { useSheet } from '../use-sheet.tsx'
import { Frame } from './frame.tsx'

/** Somebody's name by hand, on a sheet that comes up when asked for. */
export function SignatureField({ field }: { field: FieldOf<'signature'> }) {
  const { form, readOnly, files } = useFormEnv()
  const say = useSay()
  const words = useWords(formWords)
  const sheet = useSheet()
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  const file = typeof answer === 'string' ? files.shown(answer) : null
  const open = () => sheet.open(say(field.label), <Pad field={field} />)
  return (
    <Frame field={field} error={fault}>
      <Stack gap={2}>
        {file && <Photo src={file.src} label={words.signed} state={file.state} size="pair" />}
        {readOnly && !file && <View className="t-second">{words.notSigned}</View>}
        {!readOnly && (
          <Button
            id={`answer-${field.key}`}
            kind={file ? 'quiet' : 'secondary'}
            icon="sign"
            word={file ? words.signAgain : words.sign}
            onTap={open}
          />
        )}
      </Stack>
    </Frame>
  )
}

function Pad({ field }: { field: FieldOf<'signature'> }) {
  const { form, files, onSheet } = useFormEnv()
  const say = useSay()
  const words = useWords(formWords)
  const pad = useRef<SignatureHandle>(null)
  const [signed, setSigned] = useState(false)
  const [busy, setBusy] = useState(false)
  const use = async () => {
    setBusy(true)
    try {
      const path = await pad.current?.save()
      if (path) form.set(field.key, await files.keepSignature(path))
      onSheet(null)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap={3}>
      <Signature
        ref={pad}
        onInk={setSigned}
        hint={words.signHint}
        clearWord={words.signClear}
        label={say(field.label)}
        id={`pad-${field.key}`}
      />
      <Button
        id="use-signature"
        kind="primary"
        size="glove"
        word={words.signUse}
        busy={busy}
        off={signed ? undefined : words.signEmpty}
        onTap={() => void use()}
      />
    </Stack>
  )
}
