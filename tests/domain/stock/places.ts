import { asId, type PartId, type PersonId, type StockLocationId, type WorkOrderId } from '@field/domain/kernel'
import type { Stock, StockLocation } from '@field/domain/stock'

export const lin = asId<PersonId>('lin')
export const wang = asId<PersonId>('wang')
export const fan = asId<PartId>('fan')
export const seal = asId<PartId>('seal')
export const order = asId<WorkOrderId>('order-1')
export const otherOrder = asId<WorkOrderId>('order-2')
export const place = (id: string) => asId<StockLocationId>(id)

const places: StockLocation[] = [
  { id: place('supplier'), kind: 'supplier' },
  { id: place('consumed'), kind: 'consumed' },
  { id: place('repair'), kind: 'repair' },
  { id: place('transit'), kind: 'transit' },
  { id: place('warehouse'), kind: 'warehouse', position: { latitude: 31.3, longitude: 120.6 } },
  { id: place('zhabei'), kind: 'site', position: { latitude: 31.25, longitude: 121.46 } },
  { id: place('van-lin'), kind: 'van', ownerId: lin, position: { latitude: 31.23, longitude: 121.45 } },
  { id: place('van-wang'), kind: 'van', ownerId: wang },
]

export const locations: Stock['locations'] = new Map(places.map((one) => [one.id, one]))

/** Stock with pieces of the fan at the named places. */
export const stockWith = (fans: Record<string, number>, reservations: Stock['reservations'] = []): Stock => ({
  locations,
  balances: new Map(Object.entries(fans).map(([name, pieces]) => [place(name), new Map([[fan, pieces]])])),
  reservations,
})
