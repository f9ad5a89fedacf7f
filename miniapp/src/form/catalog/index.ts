export { FoundName } from './found-name.tsx'
export { findHere, type Piece, piecesOf, withQuantity } from './matched.ts'
export { type Catalog, useCatalog } from './use-catalog.ts'
