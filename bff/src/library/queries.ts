export { itemsOfOrder } from './order-items.ts'
export { chosenPackage, keepOrderPackage, packageTag } from './order-package.ts'
export type { KeptPackage } from './package-row.ts'
