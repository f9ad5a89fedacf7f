import { setImmediate as pause } from 'node:timers/promises'
import { type Answers, checkAnswers } from '@field/domain/form'
import { median } from './figures.ts'
import { ajvJudge } from './forms-ajv.ts'
import { benchAnswers, benchForm } from './forms-case.ts'
import { formilyJudge } from './forms-formily.ts'

// What judging a form costs, beside ajv (code made by the machine, which the phone forbids) and Formily (what Chinese
// form pages are built with), in one process, taking turns.

type Judge = (answers: Answers) => readonly string[] | Promise<readonly string[]>

const ours: Judge = (answers) =>
  checkAnswers(benchForm, answers, { mode: 'final' }).map(({ path }) => path.split('.')[1] ?? '')

/** No figure counts unless all three find the same fields at fault. */
async function holdToTheSameFaults(judges: Readonly<Record<string, Judge>>): Promise<void> {
  for (const [index, answers] of benchAnswers.entries()) {
    const found: Record<string, string> = {}
    for (const [name, judge] of Object.entries(judges))
      found[name] = [...new Set(await judge(answers))].sort().join(' ')
    if (new Set(Object.values(found)).size > 1)
      throw new Error(`the judges do not agree on answers ${index}: ${JSON.stringify(found)}`)
  }
}

/** How many judgements a second of CPU, so that others on the machine do not count; for at least so many milliseconds. */
async function rateOf(judge: Judge, milliseconds: number): Promise<number> {
  await pause()
  const began = process.cpuUsage()
  const spent = (): number => {
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  }
  let [done, faults] = [0, 0]
  while (spent() < milliseconds) {
    for (const answers of benchAnswers) {
      const found = judge(answers)
      faults += (found instanceof Promise ? await found : found).length
    }
    done += benchAnswers.length
  }
  if (faults === 0) throw new Error('nothing was judged')
  return done / (spent() / 1_000)
}

/** Validations a second of CPU of a 20-field conditional form, and the ratios within each round, as lines to print. */
export async function measureForms(rounds: number, say: (text: string) => void): Promise<string> {
  const formily = formilyJudge()
  const judges = { ours, ajv: ajvJudge(), formily: formily.judge }
  await holdToTheSameFaults(judges)
  // Formily without setting any value: the least it can do.
  const sides: readonly (readonly [string, Judge])[] = [
    ...Object.entries(judges),
    ['formily, values left', (answers) => formily.again().then(() => Object.keys(answers))],
  ]
  const rates = new Map<string, number[]>(sides.map(([name]) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    say(round === 0 ? 'forms: warm-up' : `forms: round ${round} of ${rounds}`)
    for (const [name, judge] of round % 2 === 0 ? sides : [...sides].reverse()) {
      const rate = await rateOf(judge, 300)
      if (round > 0) rates.get(name)?.push(rate)
    }
  }
  const mine = rates.get('ours') ?? []
  const lines = sides.map(([name]) => {
    const theirs = rates.get(name) ?? []
    const ratio = median(theirs.map((rate, round) => (mine[round] ?? Number.NaN) / rate))
    const beside = name === 'ours' ? '' : `   ours is ${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} ×`
    return `  ${name.padEnd(22)}${Math.round(median(theirs)).toLocaleString('en').padStart(10)} /s${beside}`
  })
  return [
    'Forms: 20 fields, 9 of them conditional, half of the answers with a fault; validations a second of CPU',
    ...lines,
  ].join('\n')
}
