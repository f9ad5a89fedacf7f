import { inRealm } from '../realm.ts'
import { recordCall } from '../record.ts'

export type Given = Record<string, unknown>

/** What a call of `wx` ends with when it fails; `errMsg` is completed with the name. */
export class Refused extends Error {
  readonly more: Given
  constructor(why: string, more: Given = {}) {
    super(why)
    this.more = more
  }
}

type Callbacks = {
  success?: (answer: unknown) => void
  fail?: (error: unknown) => void
  complete?: (answer: unknown) => void
}
type Play = (given: Given) => unknown

/** A call that answers later, by `success`, `fail` and `complete`, or by a promise when none of these is given. */
export function later(name: string, play: Play) {
  return (given: Given & Callbacks = {}) => {
    recordCall(name, given)
    const { success, fail, complete } = given
    let done: Promise<unknown>
    try {
      done = Promise.resolve(play(given))
    } catch (error) {
      done = Promise.reject(error)
    }
    const ended = done.then(
      (answer) => {
        const ok = inRealm({ ...(answer as Given | undefined), errMsg: `${name}:ok` })
        success?.(ok)
        complete?.(ok)
        return ok
      },
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error
        const failure = inRealm({ ...error.more, errMsg: `${name}:fail ${error.message}` })
        fail?.(failure)
        complete?.(failure)
        if (!success && !fail && !complete) throw failure
        return failure
      },
    )
    return success || fail || complete ? undefined : ended
  }
}

/** A call that answers at once, or throws. */
export function now<A extends unknown[]>(name: string, play: (...args: A) => unknown) {
  return (...args: A) => {
    recordCall(name, args.length === 1 ? args[0] : args)
    try {
      return inRealm(play(...args))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      throw Object.assign(new Error(`${name}:fail ${error.message}`), {
        errMsg: `${name}:fail ${error.message}`,
        ...error.more,
      })
    }
  }
}
