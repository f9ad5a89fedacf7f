import type { ChecklistLine, FieldOf } from '@field/domain/form'
import { View } from '@tarojs/components'
import { Chip, Chips, Field, Link, LongInput, PhotoGrid, Stack, TextInput, Well } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { useSay, useWords } from '../../words/index.ts'
import { changedLine, lineAnswer, lineState, withLine } from '../checklist-line.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { type ChangeLine, LinePhotos } from './line-photos.tsx'
import { openLarge, shotOf } from './photos.tsx'

type Props = { field: FieldOf<'checklist'>; line: ChecklistLine; locked: boolean }

/** The open line of a checklist: why it came back, its photos, what was done, or why it does not apply. */
export function ChecklistBody({ field, line, locked }: Props) {
  const { form, readOnly, onOpenLine, remarks, openLines, before } = useFormEnv()
  const words = useWords(formWords)
  const say = useSay()
  const answer = useAnswer(form, field.key)
  const given = lineAnswer(answer, line.key)
  const closed = readOnly || locked
  // Read anew each time: a photo may have been on its way while something else was changed.
  const change: ChangeLine = (make) => {
    const now = lineAnswer(form.get()[field.key], line.key)
    const whole = form.get()[field.key]
    const next = withLine(whole, line.key, changedLine(line, now, make(now)))
    const round = { openLines, before: before[field.key] }
    form.set(field.key, next)
    if (lineState(line, whole, round) === 'todo' && lineState(line, next, round) !== 'todo') onOpenLine(null)
  }
  // A line that is being written in stays open, also when this finishes it.
  const write = (note: string) => {
    change(() => ({ note }))
    onOpenLine(line.key)
  }
  if (given.notApplicable) {
    return (
      <Stack gap={2}>
        <Field label={words.whyNot}>
          <LongInput
            id={`reason-${line.key}`}
            value={given.note ?? ''}
            label={words.whyNot}
            readOnly={closed}
            onChange={write}
          />
        </Field>
        {!closed && <Link word={words.applies} onTap={() => change(() => ({ notApplicable: false, done: false }))} />}
      </Stack>
    )
  }
  return (
    <Stack gap={3}>
      {remarks[line.key] && <Returned line={line.key} />}
      {line.evidence !== 'none' && <LinePhotos line={line} given={given} closed={closed} onChange={change} />}
      {!closed && line.actions && (
        <Chips>
          {line.actions.map(({ value, label }) => (
            <Chip
              key={value}
              small
              word={say(label)}
              on={given.action === value}
              onTap={() => change(() => ({ action: value }))}
            />
          ))}
        </Chips>
      )}
      {!closed && line.evidence === 'none' && !line.actions?.length && (
        <Chips>
          <Chip word={words.markDone} on={given.done} onTap={() => change(({ done }) => ({ done: !done }))} />
        </Chips>
      )}
      {closed && given.note && <View className="sub">{given.note}</View>}
      {!closed && (
        <Stack row gap={4} grow={0}>
          <TextInput
            id={`note-${line.key}`}
            value={given.note ?? ''}
            label={words.note}
            placeholder={words.note}
            onChange={write}
          />
          <Link word={words.notApplicable} onTap={() => change(() => ({ notApplicable: true, done: false }))} />
        </Stack>
      )}
    </Stack>
  )
}

/** Why the line came back, in the words and photos of who judged it. */
function Returned({ line }: { line: string }) {
  const { remarks, files } = useFormEnv()
  const words = useWords(formWords)
  const remark = remarks[line]
  if (!remark) return null
  const shots = remark.photos.flatMap((id) => {
    const shot = shotOf(files, id, words.photo)
    return shot ? [{ id, src: shot.src, label: shot.label }] : []
  })
  return (
    <Well>
      <View className="sub">{remark.of === 'store' ? words.storeSays : words.customerSays}</View>
      <View className="b">{remark.words || words.noRemark}</View>
      {shots.length > 0 && <PhotoGrid photos={shots} onOpen={(id) => openLarge(files, remark.photos, id)} />}
    </Well>
  )
}
