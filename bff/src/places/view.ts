import type { Asset, AssetRow, Place, PlaceRow } from './queries.ts'

export const placeView = (row: PlaceRow): Place => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  address: row.address,
  position:
    row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude },
  territoryId: row.territory_id,
  territory: row.territory,
})

export const assetView = (row: AssetRow): Asset => ({
  id: row.id,
  name: row.name,
  model: row.model,
  serial: row.serial,
  place: row.place_id && row.place !== null ? { id: row.place_id, name: row.place, spot: row.spot } : null,
  address: row.address,
  warranties: row.warranties.map(({ label, until }) => ({ label, until })),
  installedAt: row.installed_at,
  lastService: row.last_at === null || row.last_title === null ? null : { at: row.last_at, title: row.last_title },
})
