import { SetupError } from './setup-error.ts'

type Environment = NodeJS.ProcessEnv

/** An empty variable counts as not set: shells and compose files pass those on. */
export const optional = (env: Environment, name: string): string | undefined => env[name] || undefined

/** A variable that must be there unless `otherwise` is given. */
export function text(env: Environment, name: string, otherwise?: string): string {
  const value = env[name] || otherwise
  if (value === undefined)
    throw new SetupError(`${name} is not set: bff/README.md says what it is, and npm start gives it by itself.`)
  return value
}

/** A secret of a certain form, which is named but never shown. */
export function secret(env: Environment, name: string, form: RegExp, words: string): string {
  const value = text(env, name)
  if (!form.test(value)) throw new SetupError(`${name} must be ${words}.`)
  return value
}

/** A whole number within bounds. */
export function whole(
  env: Environment,
  name: string,
  { from, to, otherwise }: { from: number; to: number; otherwise: number },
): number {
  const value = env[name] ? Number(env[name]) : otherwise
  if (Number.isInteger(value) && value >= from && value <= to) return value
  throw new SetupError(`${name} is "${env[name]}" and must be a whole number from ${from} to ${to}.`)
}

/** An http address without a slash at its end. */
export function url(env: Environment, name: string, otherwise?: string): string {
  const value = text(env, name, otherwise)
  if (!/^https?:\/\/[^\s/]+/.test(value) || !URL.canParse(value)) {
    throw new SetupError(`${name} is "${value}" and must be an address that begins with http:// or https://.`)
  }
  return value.replace(/\/+$/, '')
}

/** One of a few words. */
export function choice<Word extends string>(
  env: Environment,
  name: string,
  words: readonly Word[],
  otherwise: Word,
): Word {
  const value = env[name] || otherwise
  const found = words.find((word) => word === value)
  if (!found) throw new SetupError(`${name} is "${value}" and must be one of ${words.join(', ')}.`)
  return found
}
