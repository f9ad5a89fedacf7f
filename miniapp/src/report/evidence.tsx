import { Text } from '@tarojs/components'
import { useAnswer, useVoice } from '../form/index.ts'
import { Card, LongInput, PhotoGrid, Stack, VoiceNote } from '../ui/index.ts'
import { recording, useWords } from '../words/index.ts'
import { report } from '../words/report.ts'
import { useFiles } from '../work-order/index.ts'
import { type Asked, idsIn } from './model.ts'
import type { Drafting } from './use-draft.ts'

const nothing = {}
const none = [] as const

/** What shows what is wrong: photos, what was said, what was written. */
export function Evidence({
  drafting,
  asked: { photos, voice, words },
  writing,
  onRemove,
  onAdd,
}: {
  drafting: Drafting
  asked: Asked
  writing: boolean
  onRemove: (key: string, id: string) => void
  onAdd: (() => void) | undefined
}) {
  const w = useWords(report)
  const { form } = drafting
  const { files, seconds } = drafting.draft()
  const shown = useFiles(nothing, none, files)
  const playing = useVoice()
  useAnswer(form, photos?.key ?? '')
  useAnswer(form, voice?.key ?? '')
  const written = useAnswer(form, words?.key ?? '')
  const taken = idsIn(form.get(), photos?.key)
  const spoken = idsIn(form.get(), voice?.key)
  const text = typeof written === 'string' ? written : ''
  const grid = taken.flatMap((id, index) => {
    const src = shown(id)?.src
    return src === undefined ? [] : [{ id, src, label: w.photoLabel(index + 1), state: 'kept' as const }]
  })
  return (
    <Card id="evidence" title={w.evidence} end={<Text className="cap">{w.oneIsEnough}</Text>}>
      <Stack gap={3}>
        {photos && taken.length > 0 && (
          <PhotoGrid
            photos={grid}
            onRemove={(id) => onRemove(photos.key, id)}
            removeLabel={w.removePhoto}
            {...(onAdd && { addWord: w.photo, onAdd })}
          />
        )}
        {voice &&
          spoken.map((id) => {
            const src = shown(id)?.full
            const on = src !== undefined && playing.playing === src
            return (
              <VoiceNote
                key={id}
                length={recording(seconds[id] ?? 0)}
                playing={on}
                playLabel={on ? w.stopPlaying : w.play}
                onPlay={() => src && playing.toggle(src)}
                onRemove={() => onRemove(voice.key, id)}
                removeLabel={w.removeVoice}
              />
            )
          })}
        {words && (writing || text !== '') && (
          <LongInput
            id="words"
            label={w.words}
            value={text}
            placeholder={w.wordsHint}
            focus={writing}
            maxLength={words.max ?? 1_000}
            onChange={(next) => form.set(words.key, next)}
          />
        )}
        {taken.length === 0 && spoken.length === 0 && text === '' && !writing && (
          <Text className="cap">{w.draftKept}</Text>
        )}
      </Stack>
    </Card>
  )
}
