import { Agent, request as send } from 'node:http'
import { type Job, type Outcome, patience } from './messages.ts'

// The load generator: a process of its own, so that its CPU is not the server's. Takes jobs over the channel to its parent.

process.on('message', (job: Job) => {
  void run(job).then((outcome) => process.send?.(outcome))
})
process.on('disconnect', () => process.exit(0))

async function run({ url, clients, requests }: Job): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const milliseconds: number[] = []
  const failures: Record<string, number> = {}
  let next = 0
  const began = performance.now()
  const client = async () => {
    for (let one = requests[next++]; one; one = requests[next++]) {
      const sent = performance.now()
      const status = await answerTo(agent, url, one)
      if (status >= 200 && status < 300) milliseconds.push(performance.now() - sent)
      else failures[status === 0 ? 'timed out' : status] = (failures[status === 0 ? 'timed out' : status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const elapsed = performance.now() - began
  agent.destroy()
  return { milliseconds, elapsed, failures }
}

/** The status of the answer once it is wholly there; 0 when it did not come in time. */
function answerTo(
  agent: Agent,
  url: string,
  { method, path, headers, body }: Job['requests'][number],
): Promise<number> {
  return new Promise((resolve) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = send(
      `${url}${path}`,
      { agent, method, headers: { ...headers, ...length }, timeout: patience },
      (answer) => {
        answer.on('data', () => undefined)
        answer.on('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(0))
    sent.end(body)
  })
}
