import type { FieldOf, ChecklistLine as Line } from '@field/domain/form'
import { View } from '@tarojs/components'
import { Badge, Card, ChecklistLine } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { outOf, useSay, useWords } from '../../words/index.ts'
import { lineAnswer, lineState } from '../checklist-line.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { anchorOf } from '../missing.ts'
import { ChecklistBody } from './checklist-body.tsx'
import { shotOf } from './photos.tsx'

/** A checklist: what is done folds to its photos, the first that is not is open; any can be opened by a tap. */
export function Checklist({ field }: { field: FieldOf<'checklist'> }) {
  const { form, openLines, before, openLine, onOpenLine, readOnly, unnamed } = useFormEnv()
  const say = useSay()
  const answer = useAnswer(form, field.key)
  const round = { openLines, before: before[field.key] }
  const states = new Map(field.lines.map((line) => [line.key, lineState(line, answer, round)]))
  const own = field.lines.filter(({ key }) => states.get(key) !== 'locked')
  const finished = own.filter(({ key }) => states.get(key) !== 'todo').length
  const first = own.find(({ key }) => states.get(key) === 'todo')
  const current = readOnly ? openLine : (openLine ?? first?.key ?? null)
  return (
    <Card
      title={say(field.label)}
      end={<Badge plain tone={finished === own.length ? 'good' : 'active'} word={outOf(finished, own.length)} />}
    >
      <View {...(!unnamed && { id: anchorOf({ field: field.key, line: null }) })}>
        {field.lines.map((line, index) => (
          <OneLine
            key={line.key}
            field={field}
            line={line}
            number={index + 1}
            state={states.get(line.key) ?? 'todo'}
            open={line.key === current}
            onTap={() => onOpenLine(line.key === current ? '' : line.key)}
          />
        ))}
      </View>
    </Card>
  )
}

type OneLineProps = {
  field: FieldOf<'checklist'>
  line: Line
  number: number
  state: 'todo' | 'done' | 'skipped' | 'locked'
  open: boolean
  onTap: () => void
}

function OneLine({ field, line, number, state, open, onTap }: OneLineProps) {
  const { form, files, remarks, unnamed } = useFormEnv()
  const say = useSay()
  const words = useWords(formWords)
  const given = lineAnswer(useAnswer(form, field.key), line.key)
  const action = line.actions?.find(({ value }) => value === given.action)
  const ends = [...given.before.slice(-1), ...given.after.slice(-1)]
  const photos = ends
    .flatMap((id) => shotOf(files, id, say(line.label)) ?? [])
    .map(({ src, label }) => ({ src, label }))
  const sub = given.notApplicable ? `${words.notApplicable} · ${given.note ?? ''}` : action && say(action.label)
  const locked = state === 'locked'
  return (
    <ChecklistLine
      {...(!unnamed && { id: anchorOf({ field: field.key, line: line.key }) })}
      number={number}
      state={open ? 'current' : locked ? 'done' : state}
      title={say(line.label)}
      photos={photos}
      onTap={onTap}
      {...(sub && !open && { sub })}
      {...(locked
        ? {
            end: (
              <View className="check-end">
                <Badge tone="good" word={words.acceptedBefore} />
              </View>
            ),
          }
        : remarks[line.key] &&
          state === 'todo' && {
            end: (
              <View className="check-end">
                <Badge tone="turn" icon="undo" word={words.toRedo} />
              </View>
            ),
          })}
    >
      <ChecklistBody field={field} line={line} locked={locked} />
    </ChecklistLine>
  )
}
