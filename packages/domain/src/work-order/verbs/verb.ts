import type { Actor } from '../../access/index.ts'
import type { Refusal } from '../../kernel/index.ts'
import type { PersonNode } from '../../workflow/index.ts'
import type { Command, CommandKind } from '../command.ts'
import type { Capacity } from '../operations.ts'
import type { Task } from '../state.ts'
import type { Story } from '../story.ts'

/** What a verb works with: the story to tell on, the task and its node, who acts, and as whom. */
export type Scene = {
  readonly story: Story
  readonly task: Task
  readonly node: PersonNode
  readonly actor: Actor
  readonly capacity: Capacity
}

/** Carries out one permitted command by telling its events; a refusal undoes whatever was told before. */
export type Verb<K extends CommandKind> = (scene: Scene, command: Extract<Command, { kind: K }>) => Refusal | null
