import { may, type Role } from '@field/domain/access'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import { Avatar, Badge, BottomBar, Button, Chip, Chips, Empty, List, Page, Row, SkeletonList } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { manageWords } from '../../words/manage.ts'
import { roleWords } from '../../words/roles.ts'
import { actorOf, useMe } from '../../work-order/index.ts'
import { InviteSheet } from './invite-sheet.tsx'
import { type Person, rolesIn, wearing } from './model.ts'
import { PersonSheet } from './person-sheet.tsx'
import './page.css'

/** The members of the organization, by role, and inviting somebody. */
export default function PeoplePage() {
  const w = useWords(manageWords)
  const shared = useWords(common)
  const names = useWords(roleWords)
  const me = useMe()
  const [role, setRole] = useState<Role | null>(null)
  const [inviting, setInviting] = useState(false)
  const [opened, setOpened] = useState<Person | null>(null)
  const people = useResource(me === null ? null : 'list:people', () => call('GET /people', { query: {} }))
  const all = people.value?.items ?? []
  const shown = wearing(all, role)
  const canInvite = me !== null && may(actorOf(me), 'people.invite')
  const over = inviting ? (
    <InviteSheet mine={me?.role ?? 'manager'} onClose={() => setInviting(false)} />
  ) : (
    opened && (
      <PersonSheet
        key={opened.id}
        person={opened}
        canDismiss={canInvite && opened.id !== me?.id}
        onClose={() => setOpened(null)}
        onDismissed={() => {
          setOpened(null)
          void people.reload()
        }}
      />
    )
  )
  return (
    <Page
      title={w.people}
      back={shared.back}
      home={homeOf(me?.role ?? 'manager')}
      onRefresh={() => void people.reload()}
      refreshing={people.loading && people.value !== null}
      over={over}
      {...(canInvite && {
        bar: (
          <BottomBar>
            <Button
              id="invite"
              grow
              kind="primary"
              size="l"
              icon="plus"
              word={w.invite}
              onTap={() => setInviting(true)}
            />
          </BottomBar>
        ),
      })}
    >
      {!people.value ? (
        people.problem ? (
          <ProblemCard of={people} />
        ) : (
          <SkeletonList rows={6} />
        )
      ) : all.length === 0 ? (
        <Empty icon="users" title={w.nobodyYet} sub={w.nobodyYetWhat} />
      ) : (
        <View>
          <View className="people-roles">
            <Chips>
              <Chip small word={`${w.everything} ${all.length}`} on={role === null} onTap={() => setRole(null)} />
              {rolesIn(all).map((one) => (
                <Chip
                  key={one.role}
                  small
                  word={`${names[one.role]} ${one.count}`}
                  on={role === one.role}
                  onTap={() => setRole(one.role)}
                />
              ))}
            </Chips>
          </View>
          <List>
            {shown.map((person) => (
              <PersonRow key={person.id} person={person} onOpen={() => setOpened(person)} />
            ))}
          </List>
        </View>
      )}
    </Page>
  )
}

function PersonRow({ person, onOpen }: { person: Person; onOpen: () => void }) {
  const w = useWords(manageWords)
  const names = useWords(roleWords)
  const { id, name, badge, roles, onDuty, openTasks } = person
  const works = roles.some(({ role }) => role === 'technician')
  const held = roles.flatMap(({ role, placeName }) =>
    role === 'customer' ? [] : [[names[role], placeName].filter(Boolean).join(' · ')],
  )
  const facts = [...held, ...(works && openTasks > 0 ? [w.openWork(openTasks)] : [])]
  return (
    <Row
      id={`person-${id}`}
      lead={<Avatar name={name} />}
      strong
      title={
        <>
          {name}
          {badge && <Text className="cap n people-badge">{badge}</Text>}
        </>
      }
      sub={facts.map((fact) => <View key={fact}>{fact}</View>)}
      end={works && <Badge tone={onDuty ? 'good' : 'wait'} word={onDuty ? w.onDuty : w.offDuty} />}
      label={[name, badge && w.badgeNumber(badge), ...facts].filter(Boolean).join(', ')}
      onTap={onOpen}
    />
  )
}
