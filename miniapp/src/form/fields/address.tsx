import type { AddressAnswer, FieldOf } from '@field/domain/form'
import { useState } from 'react'
import { phone } from '../../data/index.ts'
import { Button, Link, LongInput, Stack } from '../../ui/index.ts'
import { fieldWords } from '../../words/form-fields.ts'
import { useSay, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'

const isAddress = (answer: unknown): answer is AddressAnswer =>
  typeof answer === 'object' && answer !== null && 'text' in answer

/** An address in words, with its place on the map where the phone has one. What was typed stays when a place is chosen. */
export function AddressField({ field }: { field: FieldOf<'address' | 'location'> }) {
  const { form } = useFormEnv()
  const say = useSay()
  const words = useWords(fieldWords)
  const [left, setLeft] = useState(false)
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, left)
  const given = isAddress(answer) ? answer : null
  const keep = (next: AddressAnswer) =>
    form.set(field.key, next.text === '' && next.latitude === undefined ? null : next)
  const choose = async () => {
    const place = await phone.choosePlace()
    if (!place) return
    const now = form.get()[field.key]
    const typed = isAddress(now) ? now.text : ''
    const { latitude, longitude } = place
    keep({ text: typed.trim() ? typed : `${place.address}${place.name}`.slice(0, 200), latitude, longitude })
  }
  const marked = given?.latitude !== undefined
  return (
    <Frame field={field} error={fault}>
      <Stack gap={2}>
        <LongInput
          id={`answer-${field.key}`}
          value={given?.text ?? ''}
          label={say(field.label)}
          placeholder={words.addressHint}
          maxLength={200}
          wrong={fault !== undefined}
          onBlur={() => setLeft(true)}
          onChange={(text) => keep({ ...given, text })}
        />
        {phone.hasMap && (
          <Stack row gap={3} align="center">
            <Button icon="pin" word={marked ? words.marked : words.onMap} onTap={() => void choose()} />
            {marked && <Link word={words.unmark} onTap={() => keep({ text: given.text })} />}
          </Stack>
        )}
      </Stack>
    </Frame>
  )
}
