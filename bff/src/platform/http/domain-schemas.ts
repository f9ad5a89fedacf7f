import type { CommandKind } from '@field/domain/work-order'

type Json = Readonly<Record<string, unknown>>

const id: Json = { type: 'string', format: 'uuid' }
const words: Json = { type: 'string', maxLength: 2_000 }
const list = (items: Json, maxItems = 200): Json => ({ type: 'array', items, maxItems })
const object = (properties: Readonly<Record<string, Json>>, required = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

const position = object({ latitude: { type: 'number' }, longitude: { type: 'number' } })
const quantity: Json = { type: 'integer', minimum: 0 }
const services = list(object({ itemId: id, quantity }))
const verdict = object(
  {
    line: { type: 'string' },
    verdict: { type: 'string', enum: ['accepted', 'accepted_with_remark', 'rework'] },
    remark: words,
    photos: list(id, 20),
  },
  ['line', 'verdict'],
)
export const answers: Json = {
  type: 'object',
  additionalProperties: true,
  description:
    'Values by the key of their field, as the form asks for them: text, number, option, list of options or file ids; a checklist is an object of lines `{ done, action?, note?, before?, after? }`.',
}

// One entry a kind: a new command does not compile until it is described.
const commands: Readonly<Record<CommandKind, readonly [Readonly<Record<string, Json>>, optional?: readonly string[]]>> =
  {
    accept: [{ taskId: id }],
    decline: [{ taskId: id, reason: words }],
    travel: [{ taskId: id, position }, ['position']],
    arrive: [{ taskId: id, position }, ['position']],
    save_draft: [{ taskId: id, answers, services }, ['services']],
    pick_parts: [
      {
        taskId: id,
        parts: list(
          object({ partId: id, quantity, serials: list({ type: 'string', maxLength: 64 }) }, ['partId', 'quantity']),
        ),
      },
    ],
    complete: [
      {
        taskId: id,
        answers,
        services,
        verdicts: list(verdict),
        signatureId: id,
        decision: { type: 'string', enum: ['approved', 'rejected'] },
        words,
      },
      ['answers', 'services', 'verdicts', 'signatureId', 'decision', 'words'],
    ],
    pause: [{ taskId: id, reason: words, for: { type: 'string', enum: ['customer', 'parts', 'other'] } }],
    resume: [{ taskId: id }],
    return: [{ taskId: id, reason: words, to: { type: 'string', maxLength: 32 } }, ['to']],
    transfer: [{ taskId: id, to: id, reason: words }],
    assign: [{ taskId: id, to: id }],
    add_signer: [{ taskId: id, to: id }],
    withdraw: [{ taskId: id }],
    cannot_complete: [{ taskId: id, reason: words }],
    close: [{}],
    urge: [{}],
    comment: [{ words, photos: list(id, 20) }],
    cancel: [{ reason: words }],
    rate: [
      { stars: { type: 'integer', minimum: 1, maximum: 5 }, tags: list({ type: 'string', maxLength: 32 }, 20), words },
    ],
  }

/** A command on a work order: one shape for each kind. */
export const command: Json = {
  oneOf: Object.entries(commands).map(([kind, [parts, optional = []]]) => ({
    title: kind,
    ...object({ kind: { type: 'string', const: kind }, ...parts }, [
      'kind',
      ...Object.keys(parts).filter((name) => !optional.includes(name)),
    ]),
  })),
}
