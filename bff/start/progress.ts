const started = performance.now()

const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`

/** One line when the work is done, with its time; while it lasts, a line now and then shows that it goes on. */
export async function step<T>(name: string, work: () => Promise<T>, result?: (value: T) => string): Promise<T> {
  const began = performance.now()
  const still = setInterval(() => console.log(`  …  ${name} (${seconds(began)})`), 5_000)
  try {
    const value = await work()
    const words = result?.(value)
    console.log(`  ok ${name}${words ? `: ${words}` : ''} (${seconds(began)})`)
    return value
  } finally {
    clearInterval(still)
  }
}

export const sinceStart = (): string => seconds(started)
