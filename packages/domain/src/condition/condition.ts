/** Where a condition looks: the answers of the form, the work order, its asset, its customer, or the item being priced. */
export const conditionSources = ['answer', 'order', 'asset', 'customer', 'item'] as const
export type ConditionSource = (typeof conditionSources)[number]

/** One value by name, never a path: only a source's own property of that name is read. */
export type ConditionReference = { readonly from: ConditionSource; readonly key: string }

export type Scalar = string | number | boolean

/** What a reference is compared with: a constant, or another reference. */
export type Operand = Scalar | ConditionReference

export const comparisons = ['equals', 'not_equals', 'less', 'less_or_equal', 'greater', 'greater_or_equal'] as const
export type Comparison = (typeof comparisons)[number]

/**
 * A typed tree of tests, stored as data and shared by forms, workflow, routing, automation and prices.
 * `contains` means: a list holds the value, or a text holds the piece of text.
 */
export type Condition =
  | { readonly op: 'all'; readonly of: readonly Condition[] }
  | { readonly op: 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'exists'; readonly at: ConditionReference }
  | { readonly op: 'in'; readonly at: ConditionReference; readonly values: readonly Scalar[] }
  | { readonly op: Comparison | 'contains'; readonly at: ConditionReference; readonly value: Operand }

/** The values a condition may read, one flat record a source. A source left out has no values. */
export type ConditionFacts = { readonly [from in ConditionSource]?: Readonly<Record<string, unknown>> }

/** Ids made by the server for what administrators configure. */
export const configuredKey = /^[a-z][a-z0-9_]{0,31}$/

/** Bounds of a stored condition: nested operators, nodes and constants in all, and characters of one text constant. */
export const conditionLimits = { depth: 12, size: 400, text: 200 } as const
