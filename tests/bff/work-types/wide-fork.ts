import { readDefinition, type WorkTypeDefinition } from '@field/domain/workflow'
import { label, operations, sound } from '../../domain/workflow/soundness/corpus/sound.ts'

/** A work type of so many branches side by side, each of three desks: beyond twelve or so, more markings than can be played. */
export function wideFork(branches: number, key = sound.key): WorkTypeDefinition {
  const desk = (name: string, to: string) => ({
    kind: 'task',
    work: 'desk',
    key: name,
    label: label(name),
    stage: 'work',
    assignee: [{ by: 'role', role: 'manager', at: 'organization' }],
    operations,
    next: [{ to }],
  })
  const names = Array.from({ length: branches }, (_, index) => `b${index}`)
  const station = (name: string, more: object) => ({ key: name, label: label(name), stage: 'work', ...more })
  const read = readDefinition({
    ...sound,
    key,
    start: 'first',
    reworkTo: 'first',
    messages: [],
    limits: {},
    nodes: [
      desk('first', 'split'),
      station('split', { kind: 'parallel', branches: names, join: 'meet' }),
      ...names.flatMap((name) => [desk(name, `${name}x`), desk(`${name}x`, `${name}y`), desk(`${name}y`, 'meet')]),
      station('meet', { kind: 'join', of: 'split', need: 'all', next: [{ to: 'done' }] }),
      station('done', { kind: 'end', outcome: 'completed' }),
    ],
  })
  if (!read.ok) throw new Error(`${read.refusal.code} ${read.refusal.path}`)
  return read.value
}
