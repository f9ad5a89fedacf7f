import type { FastifyServerOptions } from 'fastify'

type Ajv = Parameters<NonNullable<NonNullable<FastifyServerOptions['ajv']>['onCreate']>>[0]
type Check = ReturnType<Ajv['compile']>

/**
 * Lets each schema become code at the first request that it judges: compiling those of all routes took a fifth of a
 * start. The tests compile every one, so that none is found broken by its first request.
 */
export function compileWhenAsked(ajv: Ajv): void {
  const compile = ajv.compile.bind(ajv)
  const later = (schema: Parameters<Ajv['compile']>[0]) => {
    let compiled: Check | undefined
    const check = (data: unknown): unknown => {
      compiled ??= compile(schema)
      const good = compiled(data)
      check.errors = compiled.errors
      return good
    }
    check.errors = undefined as Check['errors']
    return check
  }
  ajv.compile = later as Ajv['compile']
}
