import type { WorkTypeDefinition } from '@field/domain/workflow'
import { useState } from 'react'
import { Button, Card, Sides } from '../../ui/index.ts'
import type { Clash } from '../draft/desk.ts'
import { useSaid } from './design.ts'

/** What an edit is about: the step and the field it is in, by their names. */
export function aboutEdit(
  path: readonly (string | number)[],
  definition: WorkTypeDefinition,
  say: (label: WorkTypeDefinition['label']) => string,
): string {
  const node = path[0] === 'nodes' ? definition.nodes.find(({ key }) => key === path[1]) : undefined
  const fields =
    path[0] === 'report' ? definition.report.fields : node && 'form' in node ? (node.form?.fields ?? []) : []
  const field = fields.find(({ key }) => path.includes(key))
  return [say(node?.label ?? definition.label), field && say(field.label)].filter(Boolean).join(' · ')
}

/** A value as a person can recognize it: a label's words, a name, or how it is written. */
export function shownValue(value: unknown, gone: string): string {
  if (value === null || value === undefined) return gone
  if (typeof value !== 'object') return `${value}`
  if ('zh-CN' in value) return `${value['zh-CN']}`
  if ('label' in value) return shownValue(value.label, gone)
  return JSON.stringify(value).slice(0, 120)
}

/** Two people changed the same: both values, none chosen at first. */
export function ClashCard({
  clash,
  definition,
  onSettle,
}: {
  clash: Clash
  definition: WorkTypeDefinition
  onSettle: (whose: 'mine' | 'theirs') => void
}) {
  const { w, say } = useSaid()
  const [chosen, setChosen] = useState<'mine' | 'theirs' | null>(null)
  const { mine, now } = clash
  const wanted = mine.op === 'move' ? w.clashMoved : shownValue('value' in mine ? mine.value : null, w.clashGone)
  return (
    <Card title={`${w.clash} · ${aboutEdit(mine.path, definition, say)}`} id={`clash-${clash.id}`}>
      <Sides
        sides={[
          { id: 'mine', word: w.clashMine, value: wanted },
          { id: 'theirs', word: w.clashTheirs, value: shownValue(now, w.clashGone) },
        ]}
        value={chosen ?? undefined}
        onChange={(one) => setChosen(one as 'mine' | 'theirs')}
      />
      <Button
        id={`clash-${clash.id}-use`}
        kind="soft"
        word={w.clashUse}
        off={chosen === null ? w.clashPick : undefined}
        onTap={() => chosen && onSettle(chosen)}
      />
    </Card>
  )
}
