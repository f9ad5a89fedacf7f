import type { Instant } from '@field/domain/kernel'
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** jsonb: read as a parsed value, written as the JSON text. */
type Json = ColumnType<unknown, string, string>
type JsonWithDefault = ColumnType<unknown, string | undefined, string>

export type OrganizationRow = {
  id: string
  code: string
  name: string
  wechat_appid: string
  time_zone: Generated<string>
  auto_dispatch_percent: Generated<number>
  two_people_from_fen: Generated<number | null>
  dispute_reviewers: JsonWithDefault
  created_at: Generated<Instant>
  count_by_second_person: Generated<boolean>
  slow_days: Generated<number>
}

export type TerritoryRow = {
  org_id: string
  id: string
  parent_id: string | null
  division_code: string
  name: string
  level: string
  city_tier: number | null
  time_zone: Generated<string>
  path: string[]
  office_from: number | null
  office_to: number | null
}

export type PlaceRow = {
  org_id: string
  id: string
  kind: string
  name: string
  address: string
  territory_id: string
  latitude: number | null
  longitude: number | null
  created_at: Generated<Instant>
}

export type PersonRow = {
  org_id: string
  id: string
  name: string
  openid: string | null
  unionid: string | null
  phone: string | null
  language: Generated<string>
  role: Generated<string>
  level: string | null
  created_at: Generated<Instant>
  added_by: string | null
  phone_agreed_at: Instant | null
}

export type MembershipRow = {
  org_id: string
  id: string
  person_id: string
  role: string
  place_id: string | null
  created_at: Generated<Instant>
  ended_at: Instant | null
}

export type TechnicianRow = {
  org_id: string
  person_id: string
  site_id: string
  badge: string
  skills: Generated<string[]>
  on_duty: Generated<boolean>
  provider_id: string | null
}

export type InvitationRow = {
  org_id: string
  id: string
  code_hash: Buffer
  role: string
  place_id: string | null
  name: string
  badge: string | null
  skills: Generated<string[]>
  created_by: string
  created_at: Generated<Instant>
  expires_at: Instant
  used_by: string | null
  used_at: Instant | null
}

export type SessionRow = {
  org_id: string
  id: string
  person_id: string
  created_at: Generated<Instant>
  ended_at: Instant | null
  end_reason: string | null
}

export type RefreshTokenRow = {
  org_id: string
  id: string
  session_id: string
  role: string
  created_at: Generated<Instant>
  expires_at: Instant
  successor_id: string | null
  used_at: Instant | null
}

export type AssetRow = {
  org_id: string
  id: string
  name: string
  model: string
  serial: string | null
  place_id: string | null
  spot: string | null
  owner_id: string | null
  territory_id: string
  address: string | null
  latitude: number | null
  longitude: number | null
  warranties: JsonWithDefault
  installed_at: Instant | null
  hints: JsonWithDefault
  created_at: Generated<Instant>
}

export type WorkTypeRow = {
  org_id: string
  id: string
  key: string
  published_version_id: string | null
}

export type WorkTypeVersionRow = {
  org_id: string
  id: string
  work_type_id: string
  number: number
  definition: Json
  published_at: Generated<Instant>
  published_by: string | null
  draft_revision: ColumnType<number | null, number | null | undefined, never>
  note: ColumnType<string | null, string | null | undefined, never>
}

export type WorkTypeDraftRow = {
  org_id: string
  work_type_id: string
  revision: number
  definition: ColumnType<unknown, string | null, string | null>
  based_on: number | null
  updated_at: Instant
  updated_by: string | null
}

export type WorkTypeEditRow = {
  org_id: string
  work_type_id: string
  revision: number
  at: Instant
  by: string | null
  edits: Json
}

export type EntranceRow = {
  org_id: string
  id: string
  code: string
  kind: string
  work_type_id: string
  source: string
  closed_at: Instant | null
  label: JsonWithDefault
  roles: string[] | null
  place_ids: string[] | null
  tags: Generated<string[]>
  created_at: Generated<Instant>
}

export type TagRow = {
  org_id: string
  id: string
  token: string
  kind: string
  asset_id: string | null
  place_id: string | null
  entrance_id: string | null
  number: number | null
  revoked_at: Instant | null
  created_at: Generated<Instant>
}

export type WorkOrderRow = {
  org_id: string
  id: string
  number: string
  work_type_version_id: string
  version: number
  status: string
  title: string
  urgent: Generated<boolean>
  source: string
  customer_id: string | null
  store_id: string | null
  asset_id: string | null
  territory_id: string
  address: string
  latitude: number | null
  longitude: number | null
  report: Json
  tags: Generated<string[]>
  site_id: string | null
  marking: JsonWithDefault
  followers: Generated<string[]>
  rating: ColumnType<unknown, string | null | undefined, string | null>
  urged_at: Instant | null
  created_at: Instant
  updated_at: Instant
  closed_at: Instant | null
  client_request_id: string
}

export type TaskRow = {
  org_id: string
  id: string
  work_order_id: string
  node: string
  round: number
  state: string
  open: GeneratedAlways<boolean | null>
  assignee_id: string | null
  place_id: string | null
  role: string | null
  due_at: Instant | null
  minutes: Generated<number>
  opened_at: Instant
  done_at: Instant | null
  data: Json
}

export type TimelineRow = {
  org_id: string
  work_order_id: string
  seq: number
  version: number
  at: Instant
  saved_at: Instant
  actor_id: string | null
  kind: string
  event: Json
  xid: Generated<string>
  hash: GeneratedAlways<Buffer>
}

export type FileRow = {
  org_id: string
  id: string
  kind: string
  content_type: string
  bytes: number
  width: number | null
  height: number | null
  sha256: Buffer
  upload_sha256: Buffer
  storage_key: string
  thumbnail_key: string | null
  created_by: string
  work_order_id: string | null
  created_at: Instant
  name: string | null
}

export type PartRow = {
  org_id: string
  id: string
  code: string
  name: Json
  category: string
  fits: Generated<string[]>
  old_part_return: Generated<boolean>
  search: string
  serial: Generated<boolean>
  cost_fen: number | null
  deposit_fen: Generated<number>
  return_days: Generated<number>
  retired_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
}

export type ServiceItemRow = {
  org_id: string
  id: string
  code: string
  name: Json
  category: string
  minutes: number
  required_parts: Generated<string[]>
  hint: ColumnType<unknown, string | null | undefined, string | null>
  search: string
  category_path: JsonWithDefault
  required_quantities: Generated<number[]>
  more_hints: JsonWithDefault
  instruction: ColumnType<unknown, string | null | undefined, string | null>
  pinyin: GeneratedAlways<string>
  initials: GeneratedAlways<string>
  bare_code: GeneratedAlways<string>
  lower_code: GeneratedAlways<string>
  lower_name: GeneratedAlways<string>
  version: Generated<number>
  retired_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  updated_at: Generated<Instant>
  updated_by: string | null
  revised: Generated<string>
}

export type ServiceItemVersionRow = {
  org_id: string
  item_id: string
  number: number
  content: Json
  at: Instant
  by: string | null
}

export type ServiceItemOverrideRow = {
  org_id: string
  item_id: string
  scope_id: string
  number: number
  territory_id: string | null
  place_id: string | null
  fields: ColumnType<unknown, string | null, string | null>
  at: Instant
  by: string | null
  revised: Generated<string>
}

export type ServicePackageRow = {
  org_id: string
  key: string
  version: number
  label: Json
  summary: Json
  work_type: string
  lines: Json
  retired: Generated<boolean>
  at: Instant
  by: string | null
}

export type LibraryImportRow = {
  org_id: string
  id: string
  name: string
  sha256: Buffer
  rows: Json
  state: string
  report: ColumnType<unknown, string | null | undefined, string | null>
  created_at: Instant
  created_by: string
}

export type OrderPackageRow = {
  org_id: string
  work_order_id: string
  package_key: string
  package_version: number
  lines: Json
  at: Instant
  by: string | null
}

export type StockLocationRow = {
  org_id: string
  id: string
  kind: string
  name: string
  place_id: string | null
  owner_id: string | null
}

export type StockMoveRow = {
  org_id: string
  id: string
  part_id: string
  from_id: string
  to_id: string
  quantity: number
  reason: string
  work_order_id: string | null
  task_id: string | null
  created_by: string | null
  created_at: Instant
  serial: Generated<string | null>
  transfer_id: Generated<string | null>
  count_id: Generated<string | null>
}

export type StockTransferRow = {
  org_id: string
  id: string
  from_id: string
  to_id: string
  state: string
  work_order_id: string | null
  note: string | null
  created_by: string
  created_at: Instant
  updated_at: Instant
}

export type StockTransferLineRow = {
  org_id: string
  transfer_id: string
  part_id: string
  quantity: number
  arrived: number | null
  difference: string | null
  serials: Generated<string[]>
}

export type StockTransferEventRow = {
  org_id: string
  transfer_id: string
  seq: number
  kind: string
  at: Instant
  by: string
  words: string | null
}

export type StockReservationRow = {
  org_id: string
  location_id: string
  part_id: string
  work_order_id: string
  quantity: number
  updated_at: Instant
}

export type StockLevelRow = {
  org_id: string
  location_id: string
  part_id: string
  minimum: number
  target: number
  updated_by: string
  updated_at: Instant
}

export type StockCountRow = {
  org_id: string
  id: string
  location_id: string
  state: Generated<string>
  opened_by: string
  opened_at: Instant
  settled_by: string | null
  settled_at: Instant | null
}

export type StockCountLineRow = {
  org_id: string
  count_id: string
  part_id: string
  counted: number
  book: number
  serials: Generated<string[]>
  counted_by: string
  counted_at: Instant
}

export type PartSerialRow = {
  org_id: string
  part_id: string
  serial: string
  location_id: string
  task_id: string | null
  since: Instant
}

export type StockShortageRow = {
  org_id: string
  id: string
  part_id: string
  location_id: string
  work_order_id: string
  task_id: string
  person_id: string
  quantity: number
  proposal: Json
  state: Generated<string>
  from_id: string | null
  created_at: Instant
  settled_by: string | null
  settled_at: Instant | null
}

export type OldPartRow = {
  org_id: string
  id: string
  part_id: string
  work_order_id: string
  task_id: string
  person_id: string
  quantity: number
  returned: Generated<number>
  deposit_fen: number
  due_at: Instant
  created_at: Instant
}

export type OldPartReturnRow = {
  org_id: string
  id: string
  old_part_id: string
  quantity: number
  released_fen: number
  serials: Generated<string[]>
  at: Instant
  by: string
}

export type FaultCodeRow = {
  org_id: string
  id: string
  code: string
  model: Generated<string>
  label: Json
  manual: Generated<string>
  file_id: string | null
  parts: JsonWithDefault
  updated_by: string
  updated_at: Instant
  retired_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
}

export type RetirementRow = {
  org_id: string
  id: string
  part_id: string | null
  fault_code_id: string | null
  retired: boolean
  at: Instant
  by: string
}

export type StockBalanceRow = {
  org_id: string
  location_id: string
  part_id: string
  quantity: number
  supplier: Generated<boolean>
}

export type PriceBookRow = {
  org_id: string
  id: string
  kind: string
  version: number
  label: Json
  published_at: Generated<Instant>
  published_by: Generated<string | null>
}

export type PriceRuleRow = {
  org_id: string
  id: string
  book_id: string
  rule: Json
  was: Generated<string | null>
}

export type PromotionRow = {
  org_id: string
  id: string
  rule: Json
  campaign: Generated<string | null>
  created_at: Generated<Instant | null>
  created_by: Generated<string | null>
}

export type PriceBookDraftRow = {
  org_id: string
  kind: string
  book_id: string
  based_on: number
  label: Json
  edits: Generated<number>
  updated_at: Instant
  updated_by: string
}

export type PriceRuleDraftRow = {
  org_id: string
  id: string
  kind: string
  was: string | null
  rule: Json
}

export type PriceTierRow = {
  org_id: string
  key: string
  label: Json
}

export type PartnerLevelRow = {
  org_id: string
  key: string
  label: Json
  goods_split: string
  share_set: string | null
}

export type VolumeGradeRow = {
  org_id: string
  key: string
  label: Json
  from_fen: number
}

export type PriceGrantRow = {
  org_id: string
  id: string
  kind: string
  grant_rule: Json
  created_at: Instant
  created_by: string
}

export type DistrictHeatRow = {
  org_id: string
  territory_id: string
  since: Instant
  heat: string
  set_by: string
}

export type PriceImportRow = {
  org_id: string
  id: string
  kind: string
  name: string
  mode: string
  sha256: Buffer
  state: string
  total: number
  checked: Generated<number>
  created_at: Instant
  created_by: string
}

export type PriceImportRowRow = {
  org_id: string
  import_id: string
  number: number
  cells: Json
  rule: Json | null
  faults: Json | null
}

export type QuoteRow = {
  org_id: string
  id: string
  work_order_id: string
  number: number
  state: string
  total_fen: number
  lines: Json
  rewards: JsonWithDefault
  offered_at: Instant
  offered_by: string
  decided_at: Instant | null
  decided_by: string | null
  words: string | null
}

export type FilingReportRow = {
  org_id: string
  work_order_id: string
  number: number
  language: string
  head: Json
  pieces: Json
  checksum: Buffer
  made_at: Instant
  made_by: string
}

export type PriceDecisionRow = {
  org_id: string
  territory_id: string
  month: string
  decision: string
  points: Generated<number>
  decided_at: Instant
  decided_by: string
}

export type ShareRuleRow = {
  org_id: string
  id: string
  rule: Json
  set_key: string | null
}

export type SettlementRow = {
  org_id: string
  id: string
  work_order_id: string
  kind: Generated<string>
  state: string
  total_fen: number
  priced_at: Instant
  book_id: string
  created_at: Instant
  updated_at: Instant
  confirmed_by: string | null
  prepayment_fen: Generated<number>
  confirmed_at: Instant | null
  replaces: string | null
  reason: string | null
}

export type SettlementStepRow = {
  org_id: string
  settlement_id: string
  number: number
  action: string
  by: string | null
  at: Instant
}

export type RebateRuleRow = { org_id: string; id: string; rule: Json; position: number; removed_at: Instant | null }

export type StatementMonthRow = {
  org_id: string
  month: string
  begins_at: Instant
  ends_at: Instant
  closed_at: Instant
  closed_by: string
}

export type StatementRow = {
  org_id: string
  id: string
  month: string
  role: string
  person_id: string | null
  place_id: string | null
  opening_fen: number
  closing_fen: number
  sums: Json
  rebate: ColumnType<unknown, string | null, string | null>
  lines: Json
}

export type PayoutRow = {
  org_id: string
  id: string
  role: string
  person_id: string | null
  place_id: string | null
  amount_fen: number
  note: string | null
  by: string
  at: Instant
}

export type PrepaymentRow = {
  org_id: string
  id: string
  work_order_id: string
  amount_fen: number
  method: string
  note: string | null
  /** The node whose answer it is; null was entered by hand. */
  node: Generated<string | null>
  by: string | null
  at: Instant
}

export type DisputeRow = {
  org_id: string
  id: string
  work_order_id: string
  subject: string
  task_id: string | null
  line: string
  label: Json
  stands_fen: number | null
  wanted_fen: number | null
  words: string
  opened_by: string
  opened_as: string
  opened_at: Instant
  reviewers: Json
  state: string
  lapses_at: Instant | null
  decision: ColumnType<unknown, string | null, string | null>
  ended_at: Instant | null
}

export type DisputeVoteRow = {
  org_id: string
  dispute_id: string
  number: number
  by: string
  department: string
  at: Instant
  judgement: Json
  words: string
}

export type DisputeFileRow = { org_id: string; dispute_id: string; file_id: string; by: string; at: Instant }

export type PriceOverrideRow = {
  org_id: string
  id: string
  work_order_id: string
  line: string
  amount_fen: number | null
  reason: string
  by: string | null
  dispute_id: string | null
  at: Instant
}

export type SettlementLineRow = {
  org_id: string
  settlement_id: string
  number: number
  line: Json
  amount_fen: number
}

export type SettlementRewardRow = {
  org_id: string
  settlement_id: string
  number: number
  label: Json
  points: number
  counted: Json
}

export type SettlementShareRow = {
  org_id: string
  settlement_id: string
  number: number
  role: string
  person_id: string | null
  place_id: string | null
  amount_fen: number
  estimate_fen: number | null
  steps: Json
}

export type JournalEntryRow = {
  org_id: string
  id: string
  settlement_id: string | null
  statement_id: string | null
  payout_id: string | null
  reason: string
  reverses: string | null
  created_at: Instant
}

export type JournalLineRow = {
  org_id: string
  entry_id: string
  number: number
  account: string
  person_id: string | null
  place_id: string | null
  amount_fen: number
}

export type InboxMessageRow = {
  org_id: string
  id: string
  person_id: string
  work_order_id: string | null
  event_seq: number | null
  template: string
  fields: Json
  page: string
  created_at: Instant
  read_at: Instant | null
}

export type OrderTimerRow = {
  org_id: string
  work_order_id: string
  due_at: Instant | null
  attempt: Generated<number>
  lease_until: Instant | null
}

export type OutboxRow = {
  org_id: string
  id: string
  inbox_id: string
  person_id: string
  channel: string
  template_id: string
  state: string
  attempt: Generated<number>
  due_at: Instant
  attempted_at: Instant | null
  lease_until: Instant | null
  expires_at: Instant
  msgid: string | null
  code: number | null
  detail: string | null
  created_at: Instant
  settled_at: Instant | null
}

export type ConsentEntryRow = {
  org_id: string
  id: string
  person_id: string
  template_id: string
  change: number
  cause: string
  reported_at: Instant | null
  pushed_at: Instant | null
  outbox_id: string | null
  created_at: Instant
}

export type ConsentBalanceRow = {
  org_id: string
  person_id: string
  template_id: string
  remaining: number
}

export type WechatPushRow = {
  key: string
  event: Json
  received_at: Generated<Instant>
}

export type WechatTokenRow = {
  appid: string
  token: string | null
  fetched_at: Instant | null
  expires_at: Instant | null
  version: Generated<number>
  fence: Generated<number>
  lease_until: Instant | null
}

export type IdempotencyRow = {
  org_id: string
  person_id: string
  route: string
  key: string
  fingerprint: Buffer
  status: number | null
  body: string | null
  created_at: Generated<Instant>
}

export type VStockRow = {
  org_id: string | null
  location_id: string | null
  kind: string | null
  location: string | null
  part_id: string | null
  part: string | null
  quantity: number | null
}

export type VLedgerRow = {
  org_id: string | null
  entry_id: string | null
  settlement_id: string | null
  work_order_id: string | null
  number: number | null
  account: string | null
  person_id: string | null
  place_id: string | null
  amount_fen: number | null
  created_at: Instant | null
}

export type VNotificationStateRow = {
  org_id: string | null
  person_id: string | null
  work_order_id: string | null
  event_seq: number | null
  template: string | null
  state: string | null
  attempt: number | null
  msgid: string | null
  code: number | null
}

export type VOrderHistoryRow = {
  org_id: string | null
  work_order_id: string | null
  number: string | null
  seq: number | null
  at: Instant | null
  actor_id: string | null
  kind: string | null
  event: unknown
}

export type RoutingVersionRow = {
  org_id: string
  number: number
  rules: Json
  at: Instant
  by: string | null
}

export type AutomationRuleRow = {
  org_id: string
  key: string
  version: number
  enabled: boolean
  trigger: string
  rule: Json
  next_at: Instant | null
  updated_at: Instant
  updated_by: string | null
  removed_at: Instant | null
}

export type AutomationRuleVersionRow = {
  org_id: string
  key: string
  version: number
  enabled: boolean
  rule: Json
  at: Instant
  by: string | null
}

export type AutomationJobRow = {
  org_id: string
  id: string
  cause: string
  job: Json
  depth: number
  state: Generated<string>
  attempt: Generated<number>
  due_at: Instant
  lease_until: Instant | null
  detail: string | null
  created_at: Instant
  settled_at: Instant | null
}

export type AutomationFiringRow = {
  org_id: string
  id: string
  rule_key: string
  rule_version: number
  cause: string
  at: Instant
  work_order_id: string | null
  outcome: string
  reason: Json
  results: JsonWithDefault
}

export type OrderLinkRow = {
  org_id: string
  from_id: string
  to_id: string
  kind: string
  subject: string | null
  at: Instant
}

export type StockRequestRow = {
  org_id: string
  id: string
  work_order_id: string
  seq: number
  location_id: string | null
  lines: Json
  state: Generated<string>
  created_at: Instant
  answer: ColumnType<unknown, string | null | undefined, string | null>
  settled_by: Generated<string | null>
  settled_at: Generated<Instant | null>
}

export type ApiKeyRow = {
  org_id: string
  id: string
  label: string
  hash: Buffer
  tail: string
  scopes: string[]
  per_minute: number
  person_id: string
  session_id: string
  created_at: Instant
  created_by: string
  revoked_at: Instant | null
}

export type InboundHookRow = {
  org_id: string
  id: string
  key: string
  label: string
  secret: string
  created_at: Instant
  created_by: string
  closed_at: Instant | null
}

export type InboundEventRow = {
  org_id: string
  hook_id: string
  event_id: string
  signature: Buffer
  body: Json
  received_at: Instant
}

export type OutboundHookRow = {
  org_id: string
  key: string
  url: string
  secret: string
  events: Generated<string[]>
  enabled: Generated<boolean>
  created_at: Instant
  created_by: string
}

export type HookDeliveryRow = {
  org_id: string
  id: string
  hook_key: string
  cause: string
  body: string
  state: Generated<string>
  attempt: Generated<number>
  due_at: Instant
  lease_until: Instant | null
  status: number | null
  detail: string | null
  created_at: Instant
  settled_at: Instant | null
}

/** Every table and view of the database, as the runtime role sees it. */
export type Tables = {
  organization: OrganizationRow
  territory: TerritoryRow
  place: PlaceRow
  person: PersonRow
  membership: MembershipRow
  technician: TechnicianRow
  invitation: InvitationRow
  session: SessionRow
  refresh_token: RefreshTokenRow
  asset: AssetRow
  work_type: WorkTypeRow
  work_type_version: WorkTypeVersionRow
  work_type_draft: WorkTypeDraftRow
  work_type_edit: WorkTypeEditRow
  entrance: EntranceRow
  tag: TagRow
  work_order: WorkOrderRow
  task: TaskRow
  order_timer: OrderTimerRow
  timeline: TimelineRow
  file: FileRow
  part: PartRow
  service_item: ServiceItemRow
  service_item_version: ServiceItemVersionRow
  service_item_override: ServiceItemOverrideRow
  service_package: ServicePackageRow
  order_package: OrderPackageRow
  library_import: LibraryImportRow
  stock_location: StockLocationRow
  stock_move: StockMoveRow
  stock_balance: StockBalanceRow
  stock_transfer: StockTransferRow
  stock_transfer_line: StockTransferLineRow
  stock_transfer_event: StockTransferEventRow
  stock_reservation: StockReservationRow
  stock_level: StockLevelRow
  stock_count: StockCountRow
  stock_count_line: StockCountLineRow
  part_serial: PartSerialRow
  stock_shortage: StockShortageRow
  old_part: OldPartRow
  old_part_return: OldPartReturnRow
  fault_code: FaultCodeRow
  retirement: RetirementRow
  price_book: PriceBookRow
  price_rule: PriceRuleRow
  promotion: PromotionRow
  price_book_draft: PriceBookDraftRow
  price_rule_draft: PriceRuleDraftRow
  price_tier: PriceTierRow
  partner_level: PartnerLevelRow
  volume_grade: VolumeGradeRow
  price_grant: PriceGrantRow
  district_heat: DistrictHeatRow
  price_import: PriceImportRow
  price_import_row: PriceImportRowRow
  quote: QuoteRow
  price_decision: PriceDecisionRow
  filing_report: FilingReportRow
  share_rule: ShareRuleRow
  settlement: SettlementRow
  settlement_line: SettlementLineRow
  settlement_step: SettlementStepRow
  prepayment: PrepaymentRow
  rebate_rule: RebateRuleRow
  statement_month: StatementMonthRow
  statement: StatementRow
  payout: PayoutRow
  dispute: DisputeRow
  dispute_vote: DisputeVoteRow
  dispute_file: DisputeFileRow
  price_override: PriceOverrideRow
  settlement_share: SettlementShareRow
  settlement_reward: SettlementRewardRow
  journal_entry: JournalEntryRow
  journal_line: JournalLineRow
  inbox_message: InboxMessageRow
  outbox: OutboxRow
  consent_entry: ConsentEntryRow
  consent_balance: ConsentBalanceRow
  wechat_push: WechatPushRow
  wechat_token: WechatTokenRow
  idempotency: IdempotencyRow
  routing_version: RoutingVersionRow
  automation_rule: AutomationRuleRow
  automation_rule_version: AutomationRuleVersionRow
  automation_job: AutomationJobRow
  automation_firing: AutomationFiringRow
  order_link: OrderLinkRow
  stock_request: StockRequestRow
  api_key: ApiKeyRow
  inbound_hook: InboundHookRow
  inbound_event: InboundEventRow
  outbound_hook: OutboundHookRow
  hook_delivery: HookDeliveryRow
  v_stock: VStockRow
  v_ledger: VLedgerRow
  v_notification_state: VNotificationStateRow
  v_order_history: VOrderHistoryRow
}
