import { setImmediate as pause } from 'node:timers/promises'
import { bpmnEngine } from './engine-bpmn.ts'
import { type EngineSide, type Flow, type Script, type StepAnswers, scripts } from './engine-case.ts'
import { ours } from './engine-ours.ts'
import { xstate } from './engine-xstate.ts'
import { xstateWithRecord } from './engine-xstate-record.ts'
import { median } from './figures.ts'

// What one transition costs in our engine, beside xstate and bpmn-engine, in one process, taking turns.

const sides: Readonly<Record<string, EngineSide>> = {
  ours,
  xstate,
  'xstate, our record': xstateWithRecord,
  'bpmn-engine': bpmnEngine,
}

/** A saved process and what is answered at the task where it stands. */
type Saved = { readonly saved: string; readonly answers: StepAnswers }

const sorted = (answers: StepAnswers): string => JSON.stringify(Object.entries(answers).sort())

/** Where a script leads, in memory and by JSON; both ways must tell the same. */
async function trace(side: EngineSide, script: Script): Promise<{ readonly told: string; readonly saves: Saved[] }> {
  const flow = await side.open()
  let [saved, told, byJson] = [await flow.save(), flow.at(), flow.at()]
  const saves: Saved[] = []
  for (const answers of script) {
    saves.push({ saved, answers })
    flow.complete(answers)
    told += ` ${flow.at()}`
    saved = await side.step(saved, answers)
    const after = await side.restore(saved)
    byJson += ` ${after.at()}`
    if (sorted(after.answered()) !== sorted(flow.answered())) byJson += ' with other answers'
    after.stop()
  }
  flow.stop()
  if (told !== byJson) throw new Error(`in memory ${told}, by JSON ${byJson}`)
  if (!told.endsWith(' done')) throw new Error(`${told} is not the end`)
  return { told: `${told} ${sorted(flow.answered())}`, saves }
}

/** No figure counts unless all come to the same nodes and the same end with the same answers. Answers all saved states. */
async function holdToTheSameEnd(): Promise<ReadonlyMap<string, readonly Saved[]>> {
  const all = new Map<string, readonly Saved[]>()
  const told = new Map<string, string>()
  for (const [name, side] of Object.entries(sides)) {
    const traces = await Promise.all(scripts.map((script) => trace(side, script)))
    all.set(
      name,
      traces.flatMap(({ saves }) => saves),
    )
    told.set(name, traces.map((one) => one.told).join('\n'))
  }
  if (new Set(told.values()).size !== 1) throw new Error(`the engines do not agree:\n${[...told.values()].join('\n')}`)
  return all
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Transitions a second of CPU in memory: opened beforehand, completed task by task to the end. */
async function inMemory(side: EngineSide, milliseconds: number): Promise<number> {
  let [done, spent] = [0, 0]
  while (spent < milliseconds) {
    const flows: { readonly flow: Flow; readonly script: Script }[] = []
    for (let index = 0; index < 64; index++)
      for (const script of scripts) flows.push({ flow: await side.open(), script })
    await pause()
    const began = cpu()
    for (const { flow, script } of flows) {
      for (const answers of script) flow.complete(answers)
      done += script.length
    }
    spent += cpu() - began
    if (flows.some(({ flow }) => flow.at() !== 'done')) throw new Error('a run did not come to its end')
    for (const { flow } of flows) flow.stop()
  }
  return done / (spent / 1_000)
}

/** Restores from JSON, completes one task, and saves to JSON: so many times a second of CPU, over all tasks of all scripts. */
async function byJson(side: EngineSide, saves: readonly Saved[], milliseconds: number): Promise<number> {
  await pause()
  const began = cpu()
  let [done, characters] = [0, 0]
  while (cpu() - began < milliseconds) {
    for (let time = 0; time < 4; time++)
      for (const { saved, answers } of saves) {
        const after = side.step(saved, answers)
        characters += (typeof after === 'string' ? after : await after).length
      }
    done += 4 * saves.length
  }
  if (characters === 0) throw new Error('nothing was saved')
  return done / ((cpu() - began) / 1_000)
}

/** Only parses what was saved, so many times a second of CPU: no engine that keeps so much is faster. */
async function parsedOnly(saves: readonly Saved[], milliseconds: number): Promise<number> {
  await pause()
  const began = cpu()
  let [done, parsed] = [0, 0]
  while (cpu() - began < milliseconds) {
    for (let time = 0; time < 4; time++) for (const { saved } of saves) parsed += JSON.parse(saved) === null ? 0 : 1
    done += 4 * saves.length
  }
  if (parsed !== done) throw new Error('nothing was parsed')
  return done / ((cpu() - began) / 1_000)
}

const goals: Readonly<Record<string, number>> = { xstate: 5, 'bpmn-engine': 1_000 }

function linesOf(rates: ReadonlyMap<string, readonly number[]>, wanted: Readonly<Record<string, number>>): string[] {
  const mine = rates.get('ours') ?? []
  return [...rates].map(([name, theirs]) => {
    const ratio = median(theirs.map((rate, round) => (mine[round] ?? Number.NaN) / rate))
    const goal = wanted[name]
    const judged =
      goal === undefined ? '' : `, wanted ≥ ${goal.toLocaleString('en')} ×: ${ratio >= goal ? 'met' : 'missed'}`
    const beside = name === 'ours' ? '' : `   ours is ${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} ×${judged}`
    return `  ${name.padEnd(22)}${Math.round(median(theirs)).toLocaleString('en').padStart(10)} /s${beside}`
  })
}

/** How far the goals could be met if all but parsing our own JSON cost nothing. */
function boundLine(parsed: readonly number[], rates: ReadonlyMap<string, readonly number[]>): string {
  const beside = Object.keys(goals).map((name) => {
    const ratio = median((rates.get(name) ?? []).map((rate, round) => (parsed[round] ?? Number.NaN) / rate))
    return `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} × ${name}`
  })
  return `  (only parsing what ours saved: ${Math.round(median(parsed)).toLocaleString('en')} /s, ${beside.join(' and ')})`
}

/** Transitions a second of CPU of a flow of six nodes with one branch, and the ratios within each round, as lines to print. */
export async function measureEngine(rounds: number, say: (text: string) => void): Promise<string> {
  const saves = await holdToTheSameEnd()
  const names = Object.keys(sides)
  const memory = new Map<string, number[]>(names.map((name) => [name, []]))
  const json = new Map<string, number[]>(names.map((name) => [name, []]))
  const parsed: number[] = []
  for (let round = 0; round <= rounds; round++) {
    say(round === 0 ? 'engine: warm-up' : `engine: round ${round} of ${rounds}`)
    for (const [name, side] of round % 2 === 0 ? Object.entries(sides) : Object.entries(sides).reverse()) {
      const rate = { memory: await inMemory(side, 200), json: await byJson(side, saves.get(name) ?? [], 400) }
      if (round === 0) continue
      memory.get(name)?.push(rate.memory)
      json.get(name)?.push(rate.json)
    }
    if (round > 0) parsed.push(await parsedOnly(saves.get('ours') ?? [], 200))
  }
  const size = (name: string) => Math.round(median((saves.get(name) ?? []).map(({ saved }) => saved.length)))
  return [
    'Engine: six nodes, one branch; transitions a second of CPU',
    ' in memory',
    ...linesOf(memory, {}),
    ` restored from JSON, one task completed, saved to JSON (characters: ${names.map((name) => `${name} ${size(name)}`).join(', ')})`,
    ...linesOf(json, goals),
    boundLine(parsed, json),
  ].join('\n')
}
