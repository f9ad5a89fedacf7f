import type { FieldOf } from '@field/domain/form'
import { View } from '@tarojs/components'
import { Button, Stack } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.ts'
import { useAnswer } from '../form-state.ts'
import { useVoice } from '../use-voice.ts'
import { Frame } from './frame.tsx'

/** Recordings, to listen to. */
export function AudioField({ field }: { field: FieldOf<'photo' | 'audio' | 'video' | 'file'> }) {
  const { form, files } = useFormEnv()
  const words = useWords(formWords)
  const answer = useAnswer(form, field.key)
  const voice = useVoice()
  const sounds = (Array.isArray(answer) ? (answer as readonly string[]) : []).flatMap((id) => files.shown(id) ?? [])
  return (
    <Frame field={field}>
      {sounds.length === 0 ? (
        <View className="input-shown t-second">{words.empty}</View>
      ) : (
        <Stack gap={2}>
          {sounds.map(({ full }, index) => (
            <Button
              key={full}
              kind="soft"
              icon={voice.playing === full ? 'wait' : 'play'}
              word={voice.playing === full ? words.stop : words.voice(index + 1)}
              onTap={() => voice.toggle(full)}
            />
          ))}
        </Stack>
      )}
    </Frame>
  )
}
