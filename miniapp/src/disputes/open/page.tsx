import { View } from '@tarojs/components'
import { useState } from 'react'
import { homeOf } from '../../roles/index.ts'
import {
  BottomBar,
  Button,
  Card,
  Field,
  KeyValue,
  LongInput,
  MoneyInput,
  Page,
  PhotoGrid,
  Skeleton,
  Stack,
  useToast,
} from '../../ui/index.ts'
import { disputeWords } from '../../words/disputes.ts'
import { common, money, useWords } from '../../words/index.ts'
import { useFiles, useMe } from '../../work-order/index.ts'
import { missing, mostFiles } from './model.ts'
import { useOpen } from './use-open.ts'

const nothing = {}
const none = [] as const

/** One line, what it should be and why: the order's own files need no choosing. */
export default function OpenDispute() {
  const w = useWords(disputeWords)
  const c = useWords(common)
  const toast = useToast()
  const me = useMe()
  const { about, typed, change, photograph, remove, send } = useOpen()
  const [busy, setBusy] = useState(false)
  const shown = useFiles(nothing, none, typed?.files ?? none)
  const frame = { title: w.title, back: c.back, home: homeOf(me?.role ?? 'customer'), toast: toast.node }
  if (!typed)
    return (
      <Page {...frame}>
        <Skeleton label={c.loading} />
      </Page>
    )
  const lacks = missing(about, typed)
  const submit = async () => {
    setBusy(true)
    const kept = await send()
    setBusy(false)
    if (!kept) toast.show({ word: w.cannotKeep })
  }
  const photos = typed.files.flatMap(({ id }, index) => {
    const src = shown(id)?.src
    return src === undefined ? [] : [{ id, src, label: w.photo(index + 1), state: 'kept' as const }]
  })
  return (
    <Page
      {...frame}
      bar={
        <BottomBar hint={about.stands === null ? '' : w.held}>
          <Button
            id="send-dispute"
            kind="primary"
            size="l"
            grow
            word={w.send}
            busy={busy}
            {...(lacks && { off: w[lacks] })}
            onTap={() => void submit()}
          />
        </BottomBar>
      }
    >
      <Card id="disputed-line" title={about.label}>
        <Stack gap={2}>
          <KeyValue name={w.now} value={about.stands === null ? w.verdict : money(about.stands)} />
          {about.stands !== null && (
            <Field label={w.wanted}>
              <MoneyInput
                id="wanted"
                label={w.wanted}
                value={typed.wanted}
                onChange={(wanted) => change({ wanted: wanted === null || wanted < 0 ? null : wanted })}
              />
            </Field>
          )}
        </Stack>
      </Card>
      <Card id="what-is-wrong">
        <Field label={w.whatIsWrong}>
          <LongInput
            id="dispute-words"
            label={w.whatIsWrong}
            value={typed.words}
            placeholder={w.whatHint}
            maxLength={1_000}
            onChange={(words) => change({ words })}
          />
        </Field>
      </Card>
      <Card id="proof" title={w.proof}>
        <Stack gap={3}>
          <View className="cap">{w.attachedAlready}</View>
          <PhotoGrid
            photos={photos}
            onRemove={remove}
            removeLabel={w.removePhoto}
            {...(typed.files.length < mostFiles && { addWord: w.addPhoto, onAdd: () => void photograph() })}
          />
        </Stack>
      </Card>
    </Page>
  )
}
