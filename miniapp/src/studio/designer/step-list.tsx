import type { Node } from '@field/domain/workflow'
import { Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import { classes, Icon, IconButton, Tap } from '../../ui/index.ts'
import { movable, moveFirst, moveNode } from '../change/nodes.ts'
import { type OutlineRow, outlineOf } from '../flow/outline.ts'
import type { Way } from '../flow/ways.ts'
import { whoWord } from '../say/people.ts'
import { wayWord } from '../say/ways.ts'
import { useDesign, useSaid } from './design.ts'
import { useListDragging } from './use-list-dragging.ts'

const deepest = 4

/** The flow one step under the other, for the phone: cases and branches indented, each with the word that leads there. */
export function StepList({ onOpen }: { onOpen: (node: string) => void }) {
  const { definition, change, tell } = useDesign()
  const { w, roles, node: nameOf } = useSaid()
  const rows = useMemo(() => outlineOf(definition), [definition])
  /** The definition with that step before the row of that index, where that can be. */
  const moved = (key: string, index: number) => {
    const above = rows[index - 1]?.node.key
    return above === undefined ? moveFirst(definition, key) : moveNode(definition, key, above)
  }
  const { dragged, grip } = useListDragging<number>({
    root: 'step-list',
    rows: '#step-list .step-place',
    source: (element) => element.closest('.step-place')?.id.slice('place-'.length) ?? null,
    name: nameOf,
    target: (index, key) => (moved(key, index) ? index : null),
    onDrop: (key, index) => {
      change(() => moved(key, index))
      tell(w.movedStep(nameOf(key)), true)
    },
  })
  return (
    <View className={classes('step-list', dragged !== null && 'is-dragging')} id="step-list">
      <View className="step-row">
        <View className="step-grip" />
        <StepMain at="report" name={w.reportForm} who={roles.customer} onOpen={onOpen} />
      </View>
      {rows.map((row, index) => (
        <StepRow
          key={row.node.key}
          row={row}
          target={dragged?.target === index}
          dragged={dragged?.source === row.node.key}
          grip={movable(definition, row.node.key) ? grip(row.node.key) : null}
          onOpen={onOpen}
        />
      ))}
      <View className={classes('step-last', dragged?.target === rows.length && 'is-target')} />
    </View>
  )
}

function StepRow({
  row: { node, depth, by, leaps },
  target,
  dragged,
  grip,
  onOpen,
}: {
  row: OutlineRow
  target: boolean
  dragged: boolean
  /** How it is taken hold of; null for a step that stays where it is. */
  grip: object | null
  onOpen: (node: string) => void
}) {
  const { definition, problems, openAdd } = useDesign()
  const said = useSaid()
  const { w, say } = said
  const name = say(node.label)
  const word = (way: Way) => (way.kind === 'branch' ? w.atOnce : wayWord(way, { definition, ...said }))
  const leapWords = leaps.map((way) => [word(way), w.leadsTo(said.node(way.to))].filter(Boolean).join(' '))
  return (
    <View
      id={`place-${node.key}`}
      className={classes('step-place', target && 'is-target')}
      style={{ paddingLeft: `${Math.min(depth, deepest) * 14}px` }}
    >
      {by && <View className="step-by cap">{word(by)}</View>}
      <View className={classes('step-row', depth > 0 && 'is-in', dragged && 'is-dragged')}>
        {grip ? (
          <View id={`grip-${node.key}`} className="step-grip drag-grip" {...grip}>
            <Icon name="drag" tone="third" label={w.drag} />
          </View>
        ) : (
          <View className="step-grip" />
        )}
        <StepMain
          at={node.key}
          name={name}
          sub={leapWords.join(' · ')}
          kind={node.kind}
          who={whoWord(node, said)}
          bad={problems.some((one) => one.node === node.key)}
          onOpen={onOpen}
        />
        <View id={`add-after-${node.key}`}>
          <IconButton kind="plain" icon="plus" label={w.addAfter(name)} onTap={() => openAdd(node.key, false)} />
        </View>
      </View>
    </View>
  )
}

function StepMain({
  at,
  name,
  who,
  sub = '',
  kind,
  bad = false,
  onOpen,
}: {
  at: string
  name: string
  who: string | null
  sub?: string
  kind?: Node['kind']
  bad?: boolean
  onOpen: (node: string) => void
}) {
  const { w } = useSaid()
  return (
    <Tap
      id={`step-${at}`}
      className="step-main"
      label={[name, who, sub, bad ? w.broken : ''].filter(Boolean).join(' ')}
      onTap={() => onOpen(at)}
    >
      {kind === 'parallel' && <Icon name="fork" size="s" tone="second" />}
      {kind === 'end' && <Icon name="good" size="s" tone="third" />}
      <View className="sp step-words">
        <View className="b">{name}</View>
        {sub !== '' && <View className="cap">{sub}</View>}
      </View>
      {bad && <Icon name="bad" tone="bad" label={w.broken} />}
      {who && <Text className="cap step-who">{who}</Text>}
      <Icon name="next" size="s" tone="third" />
    </Tap>
  )
}
