import type { Role } from '@field/domain/access'
import type { CoachStep } from '../ui/coach-steps.ts'
import type { coachWords } from '../words/coach.ts'
import type { Words } from '../words/index.ts'

const step = (w: Words<typeof coachWords>, tab: string, name: 'customerScan' | Marked): CoachStep => ({
  id: name,
  target: `tab-${tab}`,
  title: w[name],
  words: w[`${name}What`],
})

type Marked =
  | 'customerOrders'
  | 'technicianToday'
  | 'technicianVan'
  | 'technicianOutbox'
  | 'storeBoard'
  | 'storeScan'
  | 'dispatchBoard'
  | 'managerOverview'
  | 'managerStudio'

/** What a first visit in a role says of the places in its tab bar; a manager's studio is there only where the bar is a rail. */
export function roleCoachSteps(role: Role, wide: boolean, w: Words<typeof coachWords>): readonly CoachStep[] {
  switch (role) {
    case 'customer':
      return [step(w, 'home', 'customerScan'), step(w, 'orders', 'customerOrders')]
    case 'technician':
      return [
        step(w, 'today', 'technicianToday'),
        step(w, 'van', 'technicianVan'),
        step(w, 'outbox', 'technicianOutbox'),
      ]
    case 'store_staff':
      return [step(w, 'store', 'storeBoard'), step(w, 'scan', 'storeScan')]
    case 'dispatcher':
      return [step(w, 'dispatch', 'dispatchBoard')]
    case 'finance':
      return [step(w, 'overview', 'managerOverview')]
    default:
      return [
        step(w, 'overview', 'managerOverview'),
        step(w, 'dispatch', 'dispatchBoard'),
        step(w, wide ? 'studio' : 'me', 'managerStudio'),
      ]
  }
}
