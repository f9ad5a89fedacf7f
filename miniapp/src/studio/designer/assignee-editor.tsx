import { roles as allRoles, type Role } from '@field/domain/access'
import type { PersonId } from '@field/domain/kernel'
import { type AssigneeRule, isPersonNode, type PersonNode, type RolePlace } from '@field/domain/workflow'
import { View } from '@tarojs/components'
import { IconButton, Link, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { withPerson } from '../change/whole.ts'
import { useDesign, useSaid } from './design.ts'
import { Line, Pick } from './pick.tsx'

const kinds = [
  'role',
  'nearest_idle',
  'most_idle',
  'pool',
  'person',
  'previous_handler',
  'store',
  'customer',
] as const satisfies readonly AssigneeRule['by'][]
const places = ['organization', 'site', 'store'] as const satisfies readonly RolePlace[]

/** Who gets the task: rules tried in order, each a line of picks. */
export function AssigneeEditor({ node }: { node: PersonNode }) {
  const { change } = useDesign()
  const { w } = useSaid()
  const shared = useWords(common)
  const set = (make: (rules: readonly AssigneeRule[]) => readonly AssigneeRule[]) =>
    change((now) => withPerson(now, node.key, (one) => ({ ...one, assignee: make(one.assignee) })))
  return (
    <Line name={w.whoDoes} below>
      {node.assignee.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name of its own; its place is what it is tried by
        <View key={index} className="cond-line">
          <View className="cond-parts">
            <RuleParts
              id={`rule-${index}`}
              node={node}
              rule={rule}
              onChange={(next) => set((rules) => rules.map((one, at) => (at === index ? next : one)))}
            />
          </View>
          {node.assignee.length > 1 && (
            <View id={`rule-${index}-remove`}>
              <IconButton
                kind="plain"
                icon="close"
                label={shared.remove}
                onTap={() => set((rules) => rules.filter((_, at) => at !== index))}
              />
            </View>
          )}
        </View>
      ))}
      {node.assignee.length > 1 && node.kind === 'task' && <View className="cap">{w.firstOf}</View>}
      <View id="rule-add">
        <Link
          word={w.addRule}
          onTap={() => set((rules) => [...rules, { by: 'role', role: 'dispatcher', at: 'organization' }])}
        />
      </View>
    </Line>
  )
}

function RuleParts({
  id,
  node,
  rule,
  onChange,
}: {
  id: string
  node: PersonNode
  rule: AssigneeRule
  onChange: (rule: AssigneeRule) => void
}) {
  const { definition, people } = useDesign()
  const { w, k, roles, say } = useSaid()
  const before = definition.nodes.filter((one) => isPersonNode(one) && one.key !== node.key)
  const begun = (by: AssigneeRule['by']): AssigneeRule | null => {
    if (by === 'role') return { by, role: 'manager', at: 'organization' }
    if (by === 'person') return people[0] ? { by, personId: people[0].id as PersonId } : null
    if (by === 'previous_handler') return before[0] ? { by, node: before[0].key } : null
    return { by }
  }
  return (
    <>
      <Pick
        id={`${id}-by`}
        label={w.whoDoes}
        options={kinds.map((by) => ({ id: by, word: k[`rule_${by}`] }))}
        value={rule.by}
        onChange={(by) => {
          const next = begun(by)
          if (next) onChange(next)
        }}
      />
      {rule.by === 'role' && (
        <>
          <Pick
            id={`${id}-role`}
            label={w.pickRole}
            options={allRoles.map((role: Role) => ({ id: role, word: roles[role] }))}
            value={rule.role}
            onChange={(role) => onChange({ ...rule, role })}
          />
          <Pick
            id={`${id}-place`}
            label={w.pickRole}
            options={places.map((at) => ({ id: at, word: k[`place_${at}`] }))}
            value={rule.at}
            onChange={(at) => onChange({ ...rule, at })}
          />
        </>
      )}
      {rule.by === 'person' && (
        <Pick
          id={`${id}-person`}
          label={w.pickPerson}
          options={people.map((one) => ({ id: one.id, word: one.name }))}
          value={rule.personId}
          onChange={(personId) => onChange({ by: 'person', personId: personId as PersonId })}
        />
      )}
      {rule.by === 'previous_handler' && (
        <Pick
          id={`${id}-node`}
          label={w.pickStep}
          options={before.map((one) => ({ id: one.key, word: say(one.label) }))}
          value={rule.node}
          onChange={(key) => onChange({ by: 'previous_handler', node: key })}
        />
      )}
      {(rule.by === 'nearest_idle' || rule.by === 'most_idle' || rule.by === 'pool') && (
        <TextInput
          id={`${id}-skills`}
          label={w.skills}
          placeholder={w.skills}
          value={(rule.skills ?? []).join(' ')}
          maxLength={200}
          onChange={(text) => {
            const skills = text.split(/[\s,，、]+/).filter((one) => one !== '')
            const { skills: _, ...rest } = rule
            onChange(skills.length > 0 ? { ...rest, skills } : rest)
          }}
        />
      )}
    </>
  )
}
