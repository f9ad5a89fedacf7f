import type { RehearsalLine } from '@field/domain/rehearsal'
import { isPersonNode, nodeOf } from '@field/domain/workflow'
import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call } from '../../data/index.ts'
import { createForm, type FormSheet, type FormState } from '../../form/index.ts'
import { type Problem as CallProblem, problemWords } from '../../frame/problem.tsx'
import { Actions, Badge, Button, NumberInput, Section, Segmented, Sheet, Toggle } from '../../ui/index.ts'
import { clock, common, money, useWords } from '../../words/index.ts'
import { lineWords } from '../say/rehearsal.ts'
import { useDesign, useSaid } from './design.ts'
import { Pick } from './pick.tsx'
import { RehearsalAnswers } from './rehearsal-answers.tsx'
import {
  byDay,
  doingsOf,
  messageTexts,
  reachedBy,
  sampleAnswers,
  scriptOf,
  telling,
  usualSteps,
} from './rehearsal-model.ts'

/** Runs the draft with a fake clock: what is done at each step is chosen, everything that would happen is listed. */
export function RehearsalSheet({
  workType,
  ready,
  onClose,
}: {
  workType: string
  ready: () => Promise<number | null>
  onClose: () => void
}) {
  const { definition } = useDesign()
  const { w, node: nameOf, language } = useSaid()
  const shared = useWords(common)
  const [steps, setSteps] = useState(() => usualSteps(definition))
  const [store, setStore] = useState(true)
  const [lines, setLines] = useState<readonly RehearsalLine[] | null>(null)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const [inner, setInner] = useState<FormSheet | null>(null)
  const [at] = useState(Date.now)
  const forms = useRef(new Map<string, FormState>())
  /** The answers at a step: samples until somebody changes them. */
  const formOf = (key: string): FormState => {
    const kept = forms.current.get(key)
    if (kept) return kept
    const node = nodeOf(definition, key)
    const schema = key === 'report' ? definition.report : isPersonNode(node) ? node.form : undefined
    const made = createForm(sampleAnswers(schema, at))
    forms.current.set(key, made)
    return made
  }
  const [shown, setShown] = useState<'path' | 'result'>('path')
  const reached = lines && reachedBy(lines)
  const run = async () => {
    setBusy(true)
    setProblem(null)
    const revision = await ready()
    if (revision === null) {
      setBusy(false)
      return setProblem({ ok: false, why: 'offline' } as CallProblem)
    }
    const given = Object.fromEntries([...forms.current].map(([key, form]) => [key, form.get()]))
    const script = scriptOf(definition, steps, { at, store, given })
    const answer = await call('POST /work-types/:key/rehearse', {
      params: { key: workType },
      body: { revision, script },
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    setLines(answer.value.lines)
    setShown('result')
  }
  return (
    <>
      <Sheet
        open
        title={w.rehearseTitle}
        closeLabel={shared.close}
        onClose={onClose}
        foot={
          <Actions>
            <Button
              id="rehearse-run"
              grow
              kind="primary"
              size="l"
              icon="play"
              word={lines ? w.runAgain : w.run}
              busy={busy}
              onTap={() => void run()}
            />
          </Actions>
        }
      >
        <View className="sub">{w.rehearseWhat}</View>
        {problem && <View className="sub t-bad">{problemWords(problem, language).what}</View>}
        {lines && (
          <View id="rehearse-shown" className="rehearse-shown">
            <Segmented
              options={[
                { id: 'result', word: w.result },
                { id: 'path', word: w.path },
              ]}
              value={shown}
              onChange={setShown}
            />
          </View>
        )}
        {lines && shown === 'result' && (
          <View id="rehearse-lines">
            {byDay(telling(lines)).map(({ day, lines: list }) => (
              <Section key={day} title={w.day(day)}>
                {list.map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn whole each time it is run
                  <LineView key={index} line={line} />
                ))}
              </Section>
            ))}
          </View>
        )}
        {shown === 'path' && (
          <View>
            {lines === null && <View className="b rehearse-path">{w.path}</View>}
            <View id="rehearse-store">
              <Toggle word={w.fromStore} on={store} onChange={setStore} />
            </View>
            <View className="rehearse-step">
              <View className="b">{nameOf('report')}</View>
              <RehearsalAnswers
                id="rehearse-report-answers"
                name={nameOf('report')}
                schema={definition.report}
                form={formOf('report')}
                onSheet={setInner}
              />
            </View>
            {steps.map((step, index) => {
              const node = nodeOf(definition, step.node)
              if (!node) return null
              const set = (next: Partial<typeof step>) =>
                setSteps(steps.map((one, at) => (at === index ? { ...one, ...next } : one)))
              return (
                <View key={step.node} className="rehearse-step">
                  <View className="rehearse-name">
                    <Text className="b sp">{nameOf(step.node)}</Text>
                    {reached && !reached.has(step.node) && <Badge plain tone="idle" word={w.notReached} />}
                  </View>
                  <View className="span">
                    <Pick
                      id={`rehearse-${step.node}`}
                      label={nameOf(step.node)}
                      options={doingsOf(node).map((id) => ({ id, word: w[`do_${id}`] }))}
                      value={step.do}
                      onChange={(does) => set({ do: does })}
                    />
                    {step.do !== 'nothing' && (
                      <View className="span-number">
                        <NumberInput
                          id={`rehearse-${step.node}-after`}
                          label={w.doesAfter(step.afterMinutes)}
                          unit={w.minutesWord}
                          value={step.afterMinutes}
                          onChange={(minutes) => set({ afterMinutes: Math.max(0, minutes ?? 0) })}
                        />
                      </View>
                    )}
                  </View>
                  {step.do !== 'nothing' && isPersonNode(node) && node.form && (
                    <RehearsalAnswers
                      id={`rehearse-${step.node}-answers`}
                      name={nameOf(step.node)}
                      schema={node.form}
                      form={formOf(step.node)}
                      onSheet={setInner}
                    />
                  )}
                </View>
              )
            })}
          </View>
        )}
      </Sheet>
      <Sheet open={inner !== null} title={inner?.title ?? ''} closeLabel={shared.close} onClose={() => setInner(null)}>
        {inner?.body}
      </Sheet>
    </>
  )
}

const toneOf = { event: 'active', message: 'turn', timer: 'wait', amount: 'good', problem: 'bad' } as const

function LineView({ line }: { line: RehearsalLine }) {
  const said = useSaid()
  const { w } = said
  const fields = line.kind === 'message' ? messageTexts(line.fields, clock).join(' · ') : ''
  return (
    <View className="rehearse-line">
      <Text className="n cap rehearse-at">{clock(line.at)}</Text>
      <Badge plain tone={toneOf[line.kind]} word={w[`line_${line.kind}`]} />
      <View className="sp rehearse-words">
        <View>{lineWords(line, said)}</View>
        {fields !== '' && <View className="sub">{fields}</View>}
      </View>
      {line.kind === 'amount' && <Text className="n">{money(line.amountFen)}</Text>}
    </View>
  )
}
