import type { AutoNode } from '../workflow/index.ts'
import { type Story, tell } from './story.ts'

/** Gives the order tags that it does not have yet. */
export function tellTags(story: Story, given: readonly string[]): void {
  if (given.length === 0) return
  const tags = [...new Set(given)].filter((tag) => !story.order.tags.includes(tag))
  if (tags.length > 0) tell(story, { kind: 'tagged', tags })
}

/** Sets how urgent the order is; the same again tells nothing. */
export function tellPriority(story: Story, urgent: boolean): void {
  if (story.order.urgent !== urgent) tell(story, { kind: 'priority_raised', urgent })
}

/** What the system does at an auto node: here, or said for the one who stores the event to do. */
export function act(story: Story, node: AutoNode, path: readonly string[]): void {
  const { key, label: _label, stage: _stage, kind: _kind, next: _next, ...action } = node
  switch (action.action) {
    case 'settle':
      tell(story, { kind: 'settlement_due', node: key, confirmUpTo: action.confirmUpTo })
      return
    case 'tag':
      tellTags(story, action.tags)
      return
    case 'priority':
      tellPriority(story, action.urgent)
      return
    default:
      tell(story, { kind: 'action_due', node: key, path, action })
  }
}
