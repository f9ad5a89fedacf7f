import type { FieldOf } from '@field/domain/form'
import { View } from '@tarojs/components'
import { Dock, DockButton, Stack, VoiceNote } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { fieldWords } from '../../words/form-fields.ts'
import { common, recording, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { idsIn, type MediaField, mostOf } from '../media.ts'
import { tellPerson } from '../tell.ts'
import { useFault } from '../use-fault.ts'
import { useSpeaking } from '../use-speaking.ts'
import { useVoice } from '../use-voice.ts'
import { Frame } from './frame.tsx'

// How long the recordings made since the program began are; of others only that they are there is known.
const lengths = new Map<string, number>()

/** Recordings, to listen to, and to speak where it is asked for. */
export function AudioField({ field }: { field: FieldOf<MediaField> }) {
  const { form, files, readOnly } = useFormEnv()
  const words = useWords(formWords)
  const both = useWords(common)
  const ids = idsIn(useAnswer(form, field.key))
  const fault = useFault(field, true)
  const voice = useVoice()
  return (
    <Frame field={field} error={fault}>
      <Stack gap={2}>
        {ids.map((id, index) => {
          const src = files.shown(id)?.full
          const on = src !== undefined && voice.playing === src
          const seconds = lengths.get(id)
          return (
            <VoiceNote
              key={id}
              length={seconds === undefined ? words.voice(index + 1) : recording(seconds)}
              playing={on}
              playLabel={on ? words.stop : words.listen}
              onPlay={() => src && voice.toggle(src)}
              {...(!readOnly && {
                removeLabel: both.remove,
                onRemove: () =>
                  form.set(
                    field.key,
                    ids.filter((one) => one !== id),
                  ),
              })}
            />
          )
        })}
        {readOnly && ids.length === 0 && <View className="input-shown t-second">{words.empty}</View>}
        {!readOnly && ids.length < mostOf(field) && <Speak field={field} />}
      </Stack>
    </Frame>
  )
}

function Speak({ field }: { field: FieldOf<MediaField> }) {
  const { form, files } = useFormEnv()
  const words = useWords(fieldWords)
  const give = async (path: string, seconds: number) => {
    const id = await files.keep?.('audio', path).catch(() => null)
    if (id === null) return tellPerson(words.noRoom)
    if (id === undefined) return
    lengths.set(id, seconds)
    form.set(field.key, [...idsIn(form.get()[field.key]), id])
  }
  const speaking = useSpeaking((path, seconds) => void give(path, seconds), tellPerson)
  if (!speaking.able) return <View className="cap">{words.cannotRecord}</View>
  return (
    <View id={`answer-${field.key}`}>
      <Dock>
        <DockButton
          main
          icon="mic"
          word={speaking.on ? words.letGo : words.hold}
          on={speaking.on}
          onHold={speaking.hold}
          onRelease={speaking.release}
        />
      </Dock>
    </View>
  )
}
