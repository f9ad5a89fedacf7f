import type { WorkTypeDefinition } from '@field/domain/workflow'
import { useState } from 'react'
import { Button, Card, Sides } from '../../ui/index.ts'
import type { Clash } from '../draft/desk.ts'
import { useSaid } from './design.ts'
import { aboutEdit, shownValue } from './edit-words.ts'

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
