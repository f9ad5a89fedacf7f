import type { Role } from '@field/domain/access'
import { Coach } from '../ui/index.ts'
import { coachWords } from '../words/coach.ts'
import { common, useWords } from '../words/index.ts'
import { roleCoachSteps } from './coach-steps.ts'

/** What a first visit in a role says of its places; shown on the role's home until it is gone through or skipped. */
export function RoleCoach({ role, wide }: { role: Role; wide: boolean }) {
  const w = useWords(coachWords)
  const shared = useWords(common)
  return (
    <Coach
      name={role}
      steps={roleCoachSteps(role, wide, w)}
      nextWord={w.next}
      doneWord={shared.done}
      skipWord={w.skip}
    />
  )
}
