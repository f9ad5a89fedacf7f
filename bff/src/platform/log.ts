import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/**
 * JSON lines, on stdout unless told otherwise. Nothing that names a person or opens a door belongs in them: routes are logged as templates, not
 * as addresses (a tag, an invitation and a signed link stand in those), and of a database error only what is safe.
 */
export const openLog = ({ logLevel }: Pick<Config, 'logLevel'>, to: DestinationStream = pino.destination(1)): Log =>
  pino({ level: logLevel, base: null, serializers: { err: describe } }, to)

/** What may be written of an error: PostgreSQL's `detail` quotes values of rows, so it stays out. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, table, constraint, routine } = error as Error & Record<string, unknown>
  return { type: error.name, message: error.message, code, table, constraint, routine, stack: error.stack }
}
