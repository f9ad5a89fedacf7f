/** Every law of a sound work type, in the order in which a person would look at them. Each has words in both languages. */
export const problemRules = [
  // names
  'key_malformed',
  'key_repeated',
  'label_missing',
  'stage_unknown',
  // ways
  'start_missing',
  'target_unknown',
  'last_edge_conditional',
  'edge_after_unconditional',
  'edge_never_taken',
  'unreachable',
  'no_way_to_end',
  'auto_loop',
  'deadlock',
  'back_into_branch',
  'settle_twice',
  'prepaid_too_late',
  'too_large',
  // forks and joins
  'fork_too_narrow',
  'fork_join_unmet',
  'join_without_fork',
  'need_impossible',
  'branches_share_node',
  'end_in_branch',
  // people
  'not_a_task',
  'nobody_named',
  'assignee_unsure',
  'handler_unknown',
  'signer_repeated',
  'skill_unknown',
  'role_unheld',
  'person_unknown',
  'operation_missing',
  'reject_nowhere',
  // beside the flow
  'aside_in_flow',
  'aside_leads_on',
  'aside_never_opened',
  // conditions
  'condition_malformed',
  'condition_field_unknown',
  'condition_field_later',
  'condition_field_unfilled',
  'condition_value_wrong',
  'condition_option_unknown',
  // forms
  'field_kind_unknown',
  'field_unknown',
  'required_never_visible',
  'required_not_writable',
  'bounds_reversed',
  'options_empty',
  'cascade_empty',
  'cascade_too_deep',
  'computed_cycle',
  'computed_field_wrong',
  'default_unknown',
  'access_unknown',
  // what the system does
  'amount_invalid',
  'audience_missing',
  'parts_missing',
  'part_retired',
  'tags_missing',
  'work_type_unknown',
  'hook_unknown',
  // time limits
  'minutes_invalid',
  'promise_missing',
  'reminder_too_early',
  'escalation_not_aside',
  'time_cannot_agree',
  // messages
  'message_node_wrong',
  'message_template_unknown',
  'message_field_unknown',
  'message_placeholder_unknown',
  'message_too_long',
  'message_characters',
] as const
export type ProblemRule = (typeof problemRules)[number]

/**
 * Why a definition may not be published: the rule, the node it points at (null: the whole), the path inside, and what
 * its sentence needs: `node` and `other` are keys of nodes, `field` of a field, the rest figures and words.
 */
export type Problem = {
  readonly rule: ProblemRule
  readonly node: string | null
  readonly path: string
  readonly detail?: Readonly<Record<string, string | number>>
}

export const problem = (
  rule: ProblemRule,
  node: string | null,
  path: string,
  detail?: Readonly<Record<string, string | number>>,
): Problem => (detail ? { rule, node, path, detail } : { rule, node, path })
