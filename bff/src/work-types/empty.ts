import type { Label } from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'

/** The least a sound work type has: words that say what it is about, one station where the desk sees to it, an end. */
export const emptyDefinition = (key: string, label: Label): WorkTypeDefinition => ({
  key,
  label,
  report: {
    version: 1,
    fields: [
      {
        key: 'words',
        kind: 'long_text',
        label: { 'zh-CN': '说说是什么事', en: 'What is it about' },
        required: true,
        max: 500,
      },
    ],
  },
  start: 'handle',
  stages: [
    { key: 'received', label: { 'zh-CN': '已受理', en: 'Received' } },
    { key: 'done', label: { 'zh-CN': '已完成', en: 'Done' } },
  ],
  nodes: [
    {
      key: 'handle',
      kind: 'task',
      work: 'desk',
      label: { 'zh-CN': '处理', en: 'Handle' },
      stage: 'received',
      assignee: [{ by: 'role', role: 'dispatcher', at: 'organization' }],
      operations: {
        handler: ['complete', 'transfer', 'comment'],
        dispatcher: ['assign', 'comment', 'cancel'],
        customer: ['urge', 'comment', 'cancel'],
      },
      next: [{ to: 'end' }],
    },
    {
      key: 'end',
      kind: 'end',
      label: { 'zh-CN': '完成', en: 'Completed' },
      stage: 'done',
      outcome: 'completed',
    },
  ],
  reworkTo: 'handle',
})
