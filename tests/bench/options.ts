import { parseArgs } from 'node:util'

export const operations = ['submit', 'complete', 'list', 'progress'] as const
export type Operation = (typeof operations)[number]

/** What is measured by itself, beside another way of doing the same rather than beside the bare server. */
export const pureParts = ['engine', 'forms', 'library'] as const
export type PurePart = (typeof pureParts)[number]

/** How much is measured. The quick run answers "did that change help?", the whole one what the README says. */
export type Plan = {
  readonly operations: readonly Operation[]
  readonly pure: readonly PurePart[]
  readonly clients: readonly number[]
  readonly rounds: number
  /** Requests of one slice: one operation, one number of clients, one server. */
  readonly requests: Readonly<Record<Operation, number>>
  readonly warmUp: number
  readonly sizes: boolean
  readonly live: boolean
  readonly starts: number
  readonly pgbench: boolean
  readonly profile: 'missed' | 'all' | 'none'
}

const whole: Plan = {
  operations,
  pure: pureParts,
  clients: [1, 8, 32],
  rounds: 3,
  requests: { submit: 400, complete: 400, list: 600, progress: 600 },
  warmUp: 600,
  sizes: true,
  live: true,
  starts: 5,
  pgbench: true,
  profile: 'missed',
}

const quick: Plan = {
  ...whole,
  rounds: 2,
  requests: { submit: 200, complete: 200, list: 300, progress: 300 },
  warmUp: 400,
  clients: [8],
  sizes: false,
  starts: 2,
}

export const usage = `pnpm bench [--quick] [--only submit,complete,list,progress,engine,forms,library] [--profile missed|all|none]
           [--no-live] [--no-sizes] [--no-pgbench]`

/** Reads the command line; throws on what it does not know. */
export function readPlan(args: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      only: { type: 'string' },
      profile: { type: 'string' },
      'no-live': { type: 'boolean' },
      'no-sizes': { type: 'boolean' },
      'no-pgbench': { type: 'boolean' },
    },
  })
  const plan = values.quick ? quick : whole
  const only = values.only?.split(',') ?? [...operations, ...pureParts]
  const wanted = operations.filter((one) => only.includes(one))
  const pure = pureParts.filter((one) => only.includes(one))
  if (wanted.length + pure.length < only.length) throw new Error(`unknown part in "${only}"\n${usage}`)
  return {
    ...plan,
    operations: wanted,
    pure,
    live: plan.live && !values['no-live'],
    sizes: plan.sizes && !values['no-sizes'],
    pgbench: plan.pgbench && !values['no-pgbench'],
    profile: values.profile === 'all' || values.profile === 'none' ? values.profile : plan.profile,
  }
}
