import type { Role } from '@field/domain/access'
import { View } from '@tarojs/components'
import type { Me } from '../../data/index.ts'
import { Badge, Button, type IconName, List, Row, Section } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { meWords } from '../../words/me.ts'
import { roleWords } from '../../words/roles.ts'
import { rolesOf } from './model.ts'

const icons: Readonly<Record<Role, IconName>> = {
  customer: 'user',
  technician: 'wrench',
  store_staff: 'store',
  dispatcher: 'board',
  manager: 'chart',
  finance: 'money',
  admin: 'gear',
}

/** The roles one holds; another is taken without signing in again. */
export function Roles({ me, busy, onWear }: { me: Me; busy: boolean; onWear: (role: Role) => void }) {
  const w = useWords(meWords)
  const names = useWords(roleWords)
  const roles = rolesOf(me)
  if (roles.length < 2) return null
  return (
    <View className="me-roles">
      <Section title={w.roles}>
        <List>
          {roles.map(({ role, places, current }) => (
            <Row
              key={role}
              icon={icons[role]}
              strong={current}
              title={names[role]}
              {...(places.length > 0 && { sub: places.join(' · ') })}
              end={
                current ? (
                  <Badge tone="active" word={w.now} />
                ) : (
                  <Button id={`wear-${role}`} kind="soft" word={w.switchTo} busy={busy} onTap={() => onWear(role)} />
                )
              }
            />
          ))}
        </List>
      </Section>
    </View>
  )
}
