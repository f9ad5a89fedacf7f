export type ProblemRule =
  | 'key_malformed'
  | 'key_repeated'
  | 'label_missing'
  | 'start_missing'
  | 'target_unknown'
  | 'last_edge_conditional'
  | 'edge_after_unconditional'
  | 'unreachable'
  | 'no_way_to_end'
  | 'auto_loop'
  | 'stage_unknown'
  | 'not_a_task'
  | 'nobody_named'
  | 'condition_malformed'
  | 'field_kind_unknown'
  | 'field_unknown'

/** Why a definition may not be published: the rule, the node it points at (null: the whole), and the path inside. */
export type Problem = { readonly rule: ProblemRule; readonly node: string | null; readonly path: string }
