import type { Role } from '@field/domain/access'
import { useState } from 'react'
import type { Me } from '../data/index.ts'
import { takeRole } from '../roles/index.ts'
import { Button, Empty } from '../ui/index.ts'
import { frameWords } from '../words/frame.ts'
import { useWords } from '../words/index.ts'
import { roleWords } from '../words/roles.ts'

/** Whether the page is for a role that this person has but does not wear now. */
export const wearsAnother = (me: Pick<Me, 'role' | 'memberships'>, role: Role): boolean =>
  me.role !== role && me.memberships.some((one) => one.role === role)

/** For who opened a page from a message of another of their roles: changes the role and comes back to `url`. */
export function OtherRole({ wanted, url }: { wanted: Role; url: string }) {
  const w = useWords(frameWords)
  const roles = useWords(roleWords)
  const [busy, setBusy] = useState(false)
  const change = () => {
    setBusy(true)
    void takeRole(wanted, url).finally(() => setBusy(false))
  }
  return (
    <Empty icon="swap" title={roles[wanted]} sub={w.asRoleWhat(roles[wanted])}>
      <Button id="take-role" kind="primary" size="l" word={w.asRole(roles[wanted])} busy={busy} onTap={change} />
    </Empty>
  )
}
