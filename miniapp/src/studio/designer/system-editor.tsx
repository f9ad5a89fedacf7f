import type { Field } from '@field/domain/form'
import { type Node, type WaitNode, whoms } from '@field/domain/workflow'
import { Many } from '../../panes/many.tsx'
import { Field as Frame, LongInput, MoneyInput, TextInput, Toggle } from '../../ui/index.ts'
import { said, withMember, withNode, withoutPart } from '../change/whole.ts'
import { useDesign, useSaid } from './design.ts'
import { Line, Pick } from './pick.tsx'
import { SpanInput } from './span-input.tsx'

/** What the system does, or waits for, at a node; nothing at a node of people. */
export function SystemEditor({ node }: { node: Node }) {
  if (node.kind === 'wait') return <WaitPart node={node} />
  if (node.kind === 'auto') return <AutoPart node={node} />
  return null
}

type Auto = Extract<Node, { kind: 'auto' }>

function WaitPart({ node }: { node: WaitNode }) {
  const { change } = useDesign()
  const { w, say } = useSaid()
  const { definition } = useDesign()
  const { until } = node
  const set = (next: WaitNode['until']) =>
    change((now) => withNode(now, node.key, (one) => (one.kind === 'wait' ? { ...one, until: next } : one)))
  if (until.kind === 'timer')
    return (
      <Line name={w.waitsFor}>
        <SpanInput
          id="wait-span"
          label={w.waitsFor}
          minutes={until.minutes}
          onChange={(minutes) => minutes !== null && set({ ...until, minutes })}
        />
      </Line>
    )
  return (
    <>
      <Line name={w.eventName}>
        <TextInput
          id="wait-event"
          label={w.eventName}
          value={until.event}
          maxLength={32}
          onChange={(event) => set({ ...until, event })}
        />
      </Line>
      <Line name={w.timesOut}>
        <SpanInput
          id="wait-timeout"
          label={w.timesOut}
          minutes={until.timeout?.minutes ?? null}
          onChange={(minutes) => {
            const to = until.timeout?.to ?? node.next[0]?.to ?? ''
            set(withMember(until, 'timeout', minutes === null ? undefined : { ...until.timeout, minutes, to }))
          }}
        />
        {until.timeout && (
          <Pick
            id="wait-timeout-to"
            label={w.goesTo}
            options={definition.nodes
              .filter(({ key }) => key !== node.key)
              .map(({ key, label }) => ({ id: key, word: say(label) }))}
            value={until.timeout.to}
            onChange={(to) => until.timeout && set({ ...until, timeout: { ...until.timeout, to } })}
          />
        )}
      </Line>
    </>
  )
}

const words = (text: string): readonly string[] => text.split(/[\s,，、]+/).filter((one) => one !== '')

function AutoPart({ node }: { node: Auto }) {
  const { definition, change, workTypes } = useDesign()
  const { w, k, language, say } = useSaid()
  const set = (make: (node: Auto) => Node) =>
    change((now) => withNode(now, node.key, (one) => (one.kind === 'auto' ? make(one) : one)))
  const fieldsOf = (kind: Field['kind']) =>
    [definition.report, ...definition.nodes.flatMap((one) => ('form' in one && one.form ? [one.form] : []))]
      .flatMap(({ fields }) => fields)
      .filter((field) => field.kind === kind)
      .map(({ key, label }) => ({ id: key, word: say(label) }))
  switch (node.action) {
    case 'settle':
      return (
        <Line name={w.confirmUpTo}>
          <MoneyInput
            id="auto-amount"
            label={w.confirmUpTo}
            value={node.confirmUpTo}
            onChange={(fen) => set(() => ({ ...node, confirmUpTo: fen ?? 0 }))}
          />
        </Line>
      )
    case 'notify':
      return (
        <>
          <Line name={w.whom} below>
            <Many
              id="auto-whom"
              options={whoms.map((id) => ({ id, word: k[`who_${id}`] }))}
              on={node.whom}
              onTap={(id) =>
                set(() => ({
                  ...node,
                  whom: node.whom.includes(id) ? node.whom.filter((one) => one !== id) : [...node.whom, id],
                }))
              }
            />
          </Line>
          <Frame label={w.sentence}>
            <LongInput
              id="auto-words"
              label={w.sentence}
              value={node.words[language] ?? node.words['zh-CN']}
              maxLength={200}
              onChange={(text) =>
                set((one) => (one.action === 'notify' ? { ...one, words: said(one.words, language, text) } : one))
              }
            />
          </Frame>
        </>
      )
    case 'tag':
      return (
        <Line name={w.tags} below>
          <TextInput
            id="auto-tags"
            label={w.tags}
            value={node.tags.join(' ')}
            maxLength={200}
            onChange={(text) => set(() => ({ ...node, tags: words(text) }))}
          />
        </Line>
      )
    case 'priority':
      return <Toggle word={w.urgentYes} on={node.urgent} onChange={(urgent) => set(() => ({ ...node, urgent }))} />
    case 'create_work_order':
      return (
        <Line name={w.workType}>
          <Pick
            id="auto-work-type"
            label={w.workType}
            options={workTypes.map(({ key, label }) => ({ id: key, word: say(label) }))}
            value={node.workType}
            onChange={(workType) => set(() => ({ ...node, workType }))}
          />
        </Line>
      )
    case 'stock_request': {
      const { parts = [] } = node
      return (
        <>
          <Line name={w.partsOf}>
            <Pick
              id="auto-parts"
              label={w.partsOf}
              options={fieldsOf('part_lines')}
              value={node.field ?? null}
              onChange={(field) => set(() => ({ ...node, field }))}
            />
          </Line>
          {parts.length > 0 && (
            <Line name={w.partsNamed} below>
              <Many
                id="auto-part"
                options={parts.map(({ code, quantity }) => ({ id: code, word: w.partNamed(code, quantity) }))}
                on={parts.map(({ code }) => code)}
                onTap={(code) => set((one) => withoutPart(one, code))}
              />
            </Line>
          )}
        </>
      )
    }
    case 'prepayment':
      return (
        <Line name={w.prepaidOf}>
          <Pick
            id="auto-prepaid"
            label={w.prepaidOf}
            options={fieldsOf('money')}
            value={node.field === '' ? null : node.field}
            onChange={(field) => set(() => ({ ...node, field }))}
          />
        </Line>
      )
    case 'webhook':
      return (
        <Line name={w.hook}>
          <TextInput
            id="auto-hook"
            label={w.hook}
            value={node.hook}
            maxLength={32}
            onChange={(hook) => set(() => ({ ...node, hook }))}
          />
        </Line>
      )
  }
}
