declare const brand: unique symbol

/** A UUID (version 7 where we make it) that belongs to one kind of thing; the brand keeps kinds apart at compile time. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type OrgId = Id<'organization'>
export type PersonId = Id<'person'>
export type TerritoryId = Id<'territory'>
export type PlaceId = Id<'place'>
export type AssetId = Id<'asset'>
export type TagId = Id<'tag'>
export type EntranceId = Id<'entrance'>
export type WorkTypeId = Id<'work_type'>
export type WorkTypeVersionId = Id<'work_type_version'>
export type WorkOrderId = Id<'work_order'>
export type TaskId = Id<'task'>
export type FileId = Id<'file'>
export type PartId = Id<'part'>
export type ServiceItemId = Id<'service_item'>
export type StockLocationId = Id<'stock_location'>
export type StockMoveId = Id<'stock_move'>
export type PriceBookId = Id<'price_book'>
export type PriceRuleId = Id<'price_rule'>
export type SettlementId = Id<'settlement'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => uuid.test(text)

/** Brands a string that is already known to be an id of that kind (it came from a row or passed the schema). */
export const asId = <I extends Id<string>>(text: string): I => text as I
