/** A setting that `npm start` hands to the seeds; without it they cannot run. */
export function setting(name: string): string {
  const value = process.env[name]
  if (!value)
    throw new Error(`The seeds need ${name}; run them through npm start or with its settings (.data/environment).`)
  return value
}
