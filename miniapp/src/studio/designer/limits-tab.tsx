import { type EscalationStep, type PromiseKind, type Whom, whoms } from '@field/domain/workflow'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Many } from '../../panes/many.tsx'
import { Card, IconButton, Link, Tap } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import {
  type LimitAt,
  limitsAt,
  minutesOf,
  promisesAt,
  setCalendar,
  setEscalations,
  setMinutes,
  setReminders,
} from '../change/limits.ts'
import { personAt } from '../change/whole.ts'
import { escalationWords, reminderWords } from '../say/limits.ts'
import { useDesign, useSaid } from './design.ts'
import { Line, Pick } from './pick.tsx'
import { SpanInput } from './span-input.tsx'

/** The promises of the chosen node, and of the whole order. */
export function LimitsTab({ at }: { at: string | null }) {
  const { definition } = useDesign()
  const { w, node } = useSaid()
  return (
    <View>
      {at !== null && personAt(definition, at) && <Limits key={at} at={at} title={node(at)} />}
      <Limits at={null} title={w.wholeOrder} />
    </View>
  )
}

const without = <T,>(list: readonly T[], index: number): readonly T[] => list.filter((_, at) => at !== index)
const replacing = <T,>(list: readonly T[], index: number, by: T): readonly T[] =>
  list.map((one, at) => (at === index ? by : one))

function Limits({ at, title }: { at: LimitAt; title: string }) {
  const { definition, change } = useDesign()
  const said = useSaid()
  const { w, k, node } = said
  const limits = limitsAt(definition, at)
  const reminders = limits.reminders ?? []
  const steps = limits.escalations ?? []
  const promised = promisesAt(definition, at).filter((of) => minutesOf(limits, of) !== null)
  const id = at === null ? 'order' : 'step'
  const [first] = promised
  return (
    <Card title={title} id={`limits-${id}`}>
      {promisesAt(definition, at).map((of) => (
        <Line key={of} name={k[`promise_${of}`]}>
          <SpanInput
            id={`limit-${id}-${of}`}
            label={k[`promise_${of}`]}
            minutes={minutesOf(limits, of)}
            onChange={(minutes) => change((now) => setMinutes(now, at, of, minutes))}
          />
        </Line>
      ))}
      <Line name={w.calendar}>
        <Pick
          id={`limit-${id}-calendar`}
          label={w.calendar}
          options={(['natural', 'workdays', 'office'] as const).map((one) => ({ id: one, word: k[`calendar_${one}`] }))}
          value={limits.calendar ?? 'natural'}
          onChange={(calendar) => change((now) => setCalendar(now, at, calendar))}
        />
      </Line>
      <Line name={w.reminders} below>
        {reminders.map((one, index) => (
          <Sentence
            // biome-ignore lint/suspicious/noArrayIndexKey: a reminder has no name of its own
            key={index}
            id={`remind-${id}-${index}`}
            words={reminderWords(one, said)}
            onRemove={() => change((now) => setReminders(now, at, without(reminders, index)))}
          >
            <PromisePick
              id={`remind-${id}-${index}-of`}
              of={one.of}
              among={promised}
              onChange={(of) => change((now) => setReminders(now, at, replacing(reminders, index, { ...one, of })))}
            />
            <SpanInput
              id={`remind-${id}-${index}-minutes`}
              label={w.reminders}
              minutes={one.minutes}
              onChange={(minutes) =>
                minutes !== null &&
                change((now) => setReminders(now, at, replacing(reminders, index, { ...one, minutes })))
              }
            />
            <WhomMarks
              id={`remind-${id}-${index}-whom`}
              on={one.whom ?? []}
              onChange={(whom) => {
                const { whom: _, ...rest } = one
                change((now) =>
                  setReminders(now, at, replacing(reminders, index, whom.length > 0 ? { ...rest, whom } : rest)),
                )
              }}
            />
          </Sentence>
        ))}
        <View id={`remind-${id}-add`}>
          {first ? (
            <Link
              word={w.addReminder}
              onTap={() => change((now) => setReminders(now, at, [...reminders, { of: first, minutes: 15 }]))}
            />
          ) : (
            <Text className="cap">{w.promiseFirst}</Text>
          )}
        </View>
      </Line>
      <Line name={w.escalations} below>
        {steps.map((step, index) => (
          <Sentence
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name of its own
            key={index}
            id={`late-${id}-${index}`}
            words={escalationWords(step, said, node)}
            onRemove={() => change((now) => setEscalations(now, at, without(steps, index)))}
          >
            <StepEditor
              id={`late-${id}-${index}`}
              step={step}
              among={promised}
              onChange={(next) => change((now) => setEscalations(now, at, replacing(steps, index, next)))}
            />
          </Sentence>
        ))}
        {first && (
          <View id={`late-${id}-add`}>
            <Link
              word={w.addEscalation}
              onTap={() =>
                change((now) =>
                  setEscalations(now, at, [
                    ...steps,
                    { of: first, minutes: steps.length * 30, then: { kind: 'notify', whom: ['manager'] } },
                  ]),
                )
              }
            />
          </View>
        )}
      </Line>
    </Card>
  )
}

/** A sentence that opens to its parts. */
function Sentence({
  id,
  words,
  onRemove,
  children,
}: {
  id: string
  words: string
  onRemove: () => void
  children: ReactNode
}) {
  const shared = useWords(common)
  const [open, setOpen] = useState(false)
  return (
    <View className="sentence">
      <View className="sentence-head">
        <Tap id={id} className="sp sentence-words" label={words} onTap={() => setOpen(!open)}>
          <Text>{words}</Text>
        </Tap>
        <View id={`${id}-remove`}>
          <IconButton kind="plain" icon="close" label={shared.remove} onTap={onRemove} />
        </View>
      </View>
      {open && children}
    </View>
  )
}

function PromisePick({
  id,
  of,
  among,
  onChange,
}: {
  id: string
  of: PromiseKind
  among: readonly PromiseKind[]
  onChange: (of: PromiseKind) => void
}) {
  const { k, w } = useSaid()
  return (
    <Pick
      id={id}
      label={w.tab_limits}
      options={among.map((one) => ({ id: one, word: k[`promise_${one}`] }))}
      value={of}
      onChange={onChange}
    />
  )
}

export function WhomMarks({
  id,
  on,
  onChange,
}: {
  id: string
  on: readonly Whom[]
  onChange: (whom: readonly Whom[]) => void
}) {
  const { k } = useSaid()
  return (
    <Many
      id={id}
      options={whoms.map((one) => ({ id: one, word: k[`who_${one}`] }))}
      on={on}
      onTap={(one) => onChange(on.includes(one) ? on.filter((who) => who !== one) : [...on, one])}
    />
  )
}

const thens = ['notify', 'raise_priority', 'reassign', 'open_approval', 'open_work_order', 'complete'] as const

function StepEditor({
  id,
  step,
  among,
  onChange,
}: {
  id: string
  step: EscalationStep
  among: readonly PromiseKind[]
  onChange: (step: EscalationStep) => void
}) {
  const { definition, workTypes } = useDesign()
  const { w, k, say } = useSaid()
  const { then } = step
  const asides = definition.nodes.filter((one) => one.kind === 'approval' && one.aside)
  const begun = (kind: (typeof thens)[number]): EscalationStep['then'] => {
    if (kind === 'notify') return { kind, whom: ['manager'] }
    if (kind === 'open_approval') return { kind, node: asides[0]?.key ?? '' }
    if (kind === 'open_work_order') return { kind, workType: workTypes[0]?.key ?? '' }
    return { kind }
  }
  const shown = thens.filter((kind) =>
    kind === 'open_approval' ? asides.length > 0 : kind === 'open_work_order' ? workTypes.length > 0 : true,
  )
  return (
    <View>
      <PromisePick id={`${id}-of`} of={step.of} among={among} onChange={(of) => onChange({ ...step, of })} />
      <SpanInput
        id={`${id}-minutes`}
        label={w.escalations}
        minutes={step.minutes}
        onChange={(minutes) => onChange({ ...step, minutes: minutes ?? 0 })}
      />
      <Pick
        id={`${id}-then`}
        label={w.escalations}
        options={shown.map((kind) => ({ id: kind, word: k[`then_${kind}`] }))}
        value={then.kind}
        onChange={(kind) => onChange({ ...step, then: begun(kind) })}
      />
      {then.kind === 'notify' && (
        <WhomMarks
          id={`${id}-whom`}
          on={then.whom}
          onChange={(whom) => onChange({ ...step, then: { kind: 'notify', whom } })}
        />
      )}
      {then.kind === 'open_approval' && (
        <Pick
          id={`${id}-node`}
          label={w.pickStep}
          options={asides.map(({ key, label }) => ({ id: key, word: say(label) }))}
          value={then.node}
          onChange={(key) => onChange({ ...step, then: { kind: 'open_approval', node: key } })}
        />
      )}
      {then.kind === 'open_work_order' && (
        <Pick
          id={`${id}-work-type`}
          label={w.workType}
          options={workTypes.map(({ key, label }) => ({ id: key, word: say(label) }))}
          value={then.workType}
          onChange={(workType) => onChange({ ...step, then: { kind: 'open_work_order', workType } })}
        />
      )}
    </View>
  )
}
