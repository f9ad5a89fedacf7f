/** A UTC instant as epoch milliseconds: the only form of time inside the domain and on the wire. */
export type Instant = number

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
