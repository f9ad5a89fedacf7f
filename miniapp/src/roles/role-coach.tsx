import type { Role } from '@field/domain/access'
import { Coach, type CoachStep } from '../ui/index.ts'
import { coachWords } from '../words/coach.ts'
import { common, useWords, type Words } from '../words/index.ts'

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

function stepsOf(role: Role, wide: boolean, w: Words<typeof coachWords>): readonly CoachStep[] {
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

/** What a first visit in a role says of its places; shown on the role's home until it is gone through or skipped. */
export function RoleCoach({ role, wide }: { role: Role; wide: boolean }) {
  const w = useWords(coachWords)
  const shared = useWords(common)
  return <Coach name={role} steps={stepsOf(role, wide, w)} nextWord={w.next} doneWord={shared.done} skipWord={w.skip} />
}
