import type { FieldOf } from '@field/domain/form'
import { Video, View } from '@tarojs/components'
import { useState } from 'react'
import { phone } from '../../data/index.ts'
import { Button, IconButton, Row, Stack } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { fieldWords } from '../../words/form-fields.ts'
import { clock, common, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { idsIn, type MediaField, mostOf } from '../media.ts'
import { tellPerson } from '../tell.ts'
import { useFault } from '../use-fault.ts'
import { useSheet } from '../use-sheet.tsx'
import { Frame } from './frame.tsx'

/** Videos of at most a minute: filmed or chosen here, watched on a sheet. */
export function VideoField({ field }: { field: FieldOf<MediaField> }) {
  const words = useWords(fieldWords)
  const sheet = useSheet()
  return (
    <Attached
      field={field}
      icon="play"
      word={words.film}
      nameOf={(_file, at) => words.video(at)}
      choose={async () => {
        const film = await phone.chooseVideo()
        return film ? [film] : []
      }}
      onOpen={(src, name) => sheet.open(name, <Watch src={src} />)}
    />
  )
}

/** Documents, opened with what the phone has for them. */
export function FileField({ field }: { field: FieldOf<MediaField> }) {
  const words = useWords(fieldWords)
  return (
    <Attached
      field={field}
      icon="doc"
      word={words.attach}
      hint={words.attachHint}
      nameOf={(file, at) => file || words.file(at)}
      choose={(count) => phone.chooseFiles({ count })}
      onOpen={(src) => void phone.openFile(src).then((shown) => shown || tellPerson(words.cannotOpen))}
    />
  )
}

const Watch = ({ src }: { src: string }) => <Video className="answer-film" src={src} autoplay showFullscreenBtn />

type Chosen = { readonly path: string; readonly name?: string }
type Props = {
  field: FieldOf<MediaField>
  icon: 'play' | 'doc'
  /** On the button that adds one. */
  word: string
  hint?: string
  nameOf: (name: string | null, at: number) => string
  choose: (count: number) => Promise<readonly Chosen[]>
  onOpen: (src: string, name: string) => void
}

function Attached({ field, icon, word, hint, nameOf, choose, onOpen }: Props) {
  const { form, files, readOnly } = useFormEnv()
  const words = useWords(fieldWords)
  const both = useWords(common)
  const empty = useWords(formWords).empty
  const ids = idsIn(useAnswer(form, field.key))
  const fault = useFault(field, true)
  const [busy, setBusy] = useState(false)
  const room = mostOf(field) - ids.length
  const add = async () => {
    const chosen = await choose(Math.min(9, room))
    setBusy(true)
    try {
      for (const { path, name } of chosen.slice(0, room)) {
        const id = await files.keep?.(field.kind === 'video' ? 'video' : 'file', path, name)
        if (id !== undefined) form.set(field.key, [...idsIn(form.get()[field.key]), id])
      }
    } catch {
      // The phone's store is full: what is kept already stays.
      tellPerson(words.noRoom)
    } finally {
      setBusy(false)
    }
  }
  const remove = (id: string) =>
    form.set(
      field.key,
      ids.filter((one) => one !== id),
    )
  return (
    <Frame field={field} error={fault}>
      <Stack gap={2}>
        {ids.length > 0 && (
          <View className="answer-lines">
            {ids.map((id, index) => {
              const file = files.shown(id)
              const name = nameOf(file?.name ?? null, index + 1)
              const state = file ? words[file.state] : words.elsewhere
              return (
                <Row
                  key={id}
                  icon={icon}
                  iconTone="accent"
                  title={name}
                  sub={file?.at ? `${clock(file.at)} · ${state}` : state}
                  bare
                  label={name}
                  {...(file && { onTap: () => onOpen(file.full, name) })}
                  {...(!readOnly && {
                    end: <IconButton kind="plain" icon="close" label={both.remove} onTap={() => remove(id)} />,
                  })}
                />
              )
            })}
          </View>
        )}
        {readOnly && ids.length === 0 && <View className="input-shown t-second">{empty}</View>}
        {!readOnly && room > 0 && (
          <Button
            id={`answer-${field.key}`}
            icon={icon === 'play' ? 'camera' : 'plus'}
            word={word}
            busy={busy}
            onTap={() => void add()}
          />
        )}
        {!readOnly && hint && <View className="cap">{hint}</View>}
      </Stack>
    </Frame>
  )
}
