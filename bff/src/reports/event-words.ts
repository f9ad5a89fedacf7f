import { type Label, type Language, say } from '@field/domain/kernel'
import type { DomainEvent, EventKind } from '@field/domain/work-order'
import { nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { amountText } from '../platform/paper/amount.ts'
import { statusLabel } from '../work-orders/queries.ts'

const label = (chinese: string, english: string): Label => ({ 'zh-CN': chinese, en: english })

/** What each kind of event is called where a whole history is written down. */
const words: Readonly<Record<EventKind, Label>> = {
  reported: label('报修', 'Reported'),
  task_opened: label('任务开始', 'Task opened'),
  task_assigned: label('派单', 'Assigned'),
  task_unassigned: label('无人可派', 'Nobody assigned'),
  task_claimed: label('抢单', 'Claimed'),
  task_accepted: label('接单', 'Accepted'),
  task_travelling: label('出发', 'On the way'),
  task_arrived: label('到达', 'Arrived'),
  draft_saved: label('保存草稿', 'Draft saved'),
  parts_picked: label('领用备件', 'Parts picked'),
  task_paused: label('暂停', 'Paused'),
  task_resumed: label('继续', 'Resumed'),
  task_completed: label('完成', 'Completed'),
  task_returned: label('退回', 'Sent back'),
  task_skipped: label('略过', 'Skipped'),
  task_withdrawn: label('撤回', 'Taken back'),
  task_cannot_complete: label('无法完成', 'Cannot be completed'),
  signer_added: label('加签', 'Signer added'),
  task_transferred: label('转派', 'Transferred'),
  status_changed: label('状态', 'Status'),
  settlement_due: label('待结算', 'Settlement due'),
  settled: label('已结算', 'Settled'),
  forked: label('并行开始', 'Branches begun'),
  arrived_at_join: label('分支到达', 'Branch arrived'),
  joined: label('并行汇合', 'Branches joined'),
  branches_ended: label('分支结束', 'Branches ended'),
  waiting: label('等待', 'Waiting'),
  wait_over: label('等待结束', 'Wait over'),
  action_due: label('自动步骤', 'Automatic step'),
  reminded: label('提醒', 'Reminded'),
  escalated: label('超时升级', 'Escalated'),
  priority_raised: label('优先级变化', 'Priority changed'),
  tagged: label('标签', 'Tagged'),
  closed: label('关闭', 'Closed'),
  migrated: label('换用新版本', 'Moved to another version'),
  quote_offered: label('发出报价', 'Quote offered'),
  quote_decided: label('答复报价', 'Quote answered'),
  urged: label('催办', 'Urged'),
  commented: label('补充说明', 'Comment'),
  followed: label('关注', 'Followed'),
  cancelled: label('取消', 'Cancelled'),
  rated: label('评价', 'Rated'),
}

const outcomes = {
  done: label('完成', 'done'),
  accepted: label('验收通过', 'accepted'),
  rework: label('返工', 'to be done again'),
  approved: label('同意', 'approved'),
  rejected: label('不同意', 'rejected'),
  declined: label('不同意', 'declined'),
} as const satisfies Record<string, Label>

/** What a history is told with: the filed definition, and at which node each of its tasks stood. */
export type Known = {
  readonly definition: WorkTypeDefinition | undefined
  readonly nodes: ReadonlyMap<string, string>
  readonly language: Language
}

/** What an event's own data adds to its name: where, how it ended, what was said, how much. */
function detailsOf({ definition, nodes, language }: Known, event: DomainEvent): readonly (string | null | undefined)[] {
  const nodeName = (key: string | undefined) => {
    const node = key === undefined || !definition ? null : nodeOf(definition, key)
    return node ? say(node.label, language) : null
  }
  const where = nodeName(
    event.kind === 'task_opened' ? event.task.node : 'taskId' in event ? nodes.get(event.taskId) : undefined,
  )
  const said = 'words' in event ? event.words : null
  switch (event.kind) {
    case 'task_completed':
      return [where, say(outcomes[event.outcome], language), said]
    case 'status_changed':
      return [say(statusLabel(event.to, true), language)]
    case 'settled':
      return [amountText(event.totalFen)]
    case 'quote_offered':
      return [`#${event.number}`, amountText(event.totalFen)]
    case 'quote_decided':
      return [`#${event.number}`, amountText(event.totalFen), say(outcomes[event.decision], language), said]
    case 'task_paused':
      return [where, event.pause.reason]
    case 'tagged':
      return [event.tags.join(', ')]
    case 'rated':
      return [`${event.rating.stars} / 5`, event.rating.words]
    default:
      return [where, said]
  }
}

/** An event in words: its name, and what its own data adds. */
export function eventInWords(known: Known, event: DomainEvent): string {
  const details = detailsOf(known, event)
  return [say(words[event.kind], known.language), ...details].filter(Boolean).join(' · ')
}
