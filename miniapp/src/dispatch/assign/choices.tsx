import { Text, View } from '@tarojs/components'
import { ProblemCard } from '../../frame/index.ts'
import { Badge, Button, Empty, Icon, SkeletonList, Tap } from '../../ui/index.ts'
import { dispatchWords } from '../../words/dispatch.ts'
import { useWords } from '../../words/index.ts'
import type { Candidate } from './model.ts'
import type { Assigning } from './use-assign.ts'
import './choices.css'

/** The technicians to choose among, and why they stand in this order. */
export function Choices({ of: { people, candidates, to, choose } }: { of: Assigning }) {
  const w = useWords(dispatchWords)
  if (!people.value) return people.problem ? <ProblemCard of={people} /> : <SkeletonList rows={3} />
  if (candidates.length === 0) return <Empty icon="users" title={w.noPeople} sub={w.noPeopleWhat} />
  return (
    <View>
      <View className="sub">{w.orderOfPeople}</View>
      {candidates.map((one) => (
        <Choice key={one.id} one={one} on={one.id === to?.id} onTap={() => choose(one.id)} />
      ))}
    </View>
  )
}

function Choice({ one, on, onTap }: { one: Candidate; on: boolean; onTap: () => void }) {
  const w = useWords(dispatchWords)
  const { id, name, badge, facts, onDuty, leastBusy, hasIt, declined } = one
  return (
    <Tap
      id={`person-${id}`}
      className={on ? 'choice is-on' : 'choice'}
      role="radio"
      checked={on}
      label={[name, facts, !onDuty && w.offDuty, declined && w.declined].filter(Boolean).join(', ')}
      onTap={onTap}
    >
      <Icon name={on ? 'good' : 'idle'} size="l" tone={on ? 'accent' : 'third'} />
      <View className="choice-main">
        <View className="b">
          {name}
          {badge && <Text className="cap n choice-badge">{badge}</Text>}
        </View>
        <View className="sub">{facts}</View>
      </View>
      {hasIt ? (
        <Badge tone="active" word={w.hasIt} />
      ) : declined ? (
        <Badge tone="bad" word={w.declined} />
      ) : onDuty ? (
        leastBusy && <Badge tone="good" word={w.leastBusy} />
      ) : (
        <Badge tone="wait" word={w.offDuty} />
      )}
    </Tap>
  )
}

/** The button that gives the task to who was chosen; says so while nobody is. */
export function AssignButton({ of: { to, busy, assign }, grow = false }: { of: Assigning; grow?: boolean }) {
  const w = useWords(dispatchWords)
  return (
    <Button
      id="assign-now"
      grow={grow}
      kind="primary"
      size="l"
      word={to ? w.assignTo(to.name) : w.assign}
      busy={busy}
      {...(!to && { off: w.choose })}
      onTap={() => void assign()}
    />
  )
}
