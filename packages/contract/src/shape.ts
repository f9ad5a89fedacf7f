import { type TObject, type TProperties, type TSchema, Type } from 'typebox'

const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'

export const Id = Type.String({ pattern: uuid, description: 'UUID' })
export const Instant = Type.Integer({
  minimum: 0,
  maximum: 8_640_000_000_000_000,
  description: 'epoch milliseconds, UTC',
})
export const Month = Type.String({
  pattern: '^[12]\\d{3}-(0[1-9]|1[0-2])$',
  description: 'a month of the organization, as 2026-11',
})
export const Fen = Type.Integer({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000, description: 'integer fen' })
export const Words = (max: number) => Type.String({ maxLength: max })
export const Label = Type.Object({ 'zh-CN': Type.String(), en: Type.Optional(Type.String()) })
export const Position = Type.Object(
  { latitude: Type.Number({ minimum: -90, maximum: 90 }), longitude: Type.Number({ minimum: -180, maximum: 180 }) },
  { description: 'GCJ-02 degrees' },
)
export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
/** A value of the domain whose exact shape the domain's own checks decide; on the wire it is plain JSON. */
export const domain = <T>(description: string) => Type.Unsafe<T>({ description })
/** A closed set of strings. */
export const oneOf = <const V extends readonly string[]>(values: V) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values] })
export const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false })
export const Nothing = Type.Object({})
export const IdParams = Type.Object({ id: Id })
export const Page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  after: Type.Optional(Type.String({ maxLength: 200 })),
}
