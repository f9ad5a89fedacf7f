export { addServiceItems } from './add-service-items.ts'
export { findParts, findServiceItems, type Part, partsById, type ServiceItem, serviceItemsBy } from './catalogue.ts'
export { type Holding, holdingsOf, stockLines, stockLocations, type UsedFrom, usedForTask, vanOf } from './holdings.ts'
