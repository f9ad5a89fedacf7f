import type { Refusal } from '@field/domain/kernel'

/** Any answer that is not 2xx. `present` is the state the business is in now, where the refusal depends on it. */
export type Failure = {
  readonly error: Refusal & {
    readonly requestId: string
    readonly faults?: readonly {
      readonly path: string
      readonly code: Refusal['code']
      readonly detail?: Refusal['detail']
    }[]
    readonly present?: { readonly version: number; readonly status: string }
  }
}
