/**
 * Every way the business can decline, with the HTTP status that carries it. The words for each stand in
 * `miniapp/src/words`; a code without words in both languages does not compile.
 */
export const refusalStatus = {
  // who
  not_signed_in: 401,
  code_invalid: 401, // WeChat does not know the sign-in code (any more)
  not_permitted: 403,
  not_found: 404,
  invitation_unknown: 404,
  invitation_used: 409,
  // form and input
  required: 422,
  wrong_kind: 422,
  too_short: 422,
  too_long: 422,
  too_small: 422,
  too_large: 422,
  too_few: 422,
  too_many: 422,
  not_an_option: 422,
  wrong_format: 422,
  not_writable: 422,
  unknown_field: 422,
  too_costly: 422,
  not_unique: 422,
  circular: 422, // a value that is reckoned from itself
  // workflow
  version_conflict: 409,
  wrong_state: 409,
  not_your_task: 403,
  operation_not_allowed: 403,
  no_such_task: 404,
  no_such_node: 404,
  reason_required: 422,
  no_open_line: 409,
  line_unknown: 422,
  already_rated: 409,
  urged_recently: 429,
  tag_revoked: 410,
  entrance_closed: 409,
  work_type_unpublished: 409,
  // stock
  not_enough_stock: 409,
  part_unknown: 422,
  location_unknown: 422,
  not_your_van: 403,
  quantity_invalid: 422,
  // money
  no_price: 409,
  price_ambiguous: 422,
  over_limit: 409, // more than the customer approved
  item_unknown: 422,
  amount_invalid: 422,
  not_balanced: 422,
  already_settled: 409,
  not_settleable: 409,
  second_person_required: 403, // whoever reviewed a large amount may not confirm it too
  // files
  file_too_large: 413,
  file_kind: 415,
  file_unreadable: 422,
  file_unknown: 422,
  link_expired: 410,
  // idempotency
  key_reused: 422,
  in_flight: 409,
  key_missing: 400,
  // the server itself
  too_many_requests: 429,
  wechat_unavailable: 503, // WeChat did not answer, so nothing is decided
  unavailable: 503, // the database is away or busy beyond patience
  fault: 500,
} as const

export type RefusalCode = keyof typeof refusalStatus
