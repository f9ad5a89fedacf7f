import { type FieldOf, plainText } from '@field/domain/form'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { phone } from '../../data/index.ts'
import { Button, Icon, Stack } from '../../ui/index.ts'
import { fieldWords } from '../../words/form-fields.ts'
import { useLanguage, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { tellPerson } from '../tell.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'

/** A place, chosen once on the map, or where the phone is at that moment. */
export function LocationField({ field }: { field: FieldOf<'address' | 'location'> }) {
  const { form } = useFormEnv()
  const words = useWords(fieldWords)
  const language = useLanguage()
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  const [busy, setBusy] = useState(false)
  const text = plainText(field, answer, language)
  const choose = async () => {
    if (!phone.hasMap) return here()
    const place = await phone.choosePlace()
    if (place) {
      const { latitude, longitude, name, address } = place
      form.set(field.key, { latitude, longitude, name: (name || address).slice(0, 100) })
    }
  }
  const here = async () => {
    setBusy(true)
    const found = await phone.position()
    setBusy(false)
    if (found) form.set(field.key, found)
    else tellPerson(words.noPlace)
  }
  return (
    <Frame field={field} error={fault}>
      <Stack gap={2}>
        {text !== '' && (
          <View className="input-shown answer-place">
            <Icon name="pin" tone="second" />
            <View className="b answer-beside">{text}</View>
          </View>
        )}
        <Button
          id={`answer-${field.key}`}
          icon="pin"
          busy={busy}
          kind={text === '' ? 'secondary' : 'quiet'}
          word={text !== '' ? words.chooseAgain : phone.hasMap ? words.choosePlace : words.whereNow}
          onTap={() => void choose()}
        />
        <View className="cap">{words.placeOnce}</View>
      </Stack>
    </Frame>
  )
}
