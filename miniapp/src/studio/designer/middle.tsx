import { isPersonNode, nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { Text, View } from '@tarojs/components'
import { Card, IconButton, Segmented, Tap, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { formAt } from '../change/fields.ts'
import { mayRemove, removeNode, shiftNode } from '../change/nodes.ts'
import { said } from '../change/whole.ts'
import { AccessTab } from './access-tab.tsx'
import { useDesign, useSaid } from './design.ts'
import { FormDesk } from './form-desk.tsx'
import { LimitsTab } from './limits-tab.tsx'
import { MessagesTab } from './messages-tab.tsx'
import { NodeWay, StartEditor } from './node-way.tsx'
import { Line } from './pick.tsx'

/** What is worked on in the middle of the wide designer, and on a page of its own on the phone. */
export function Middle() {
  const { place } = useDesign()
  const at = place.node ?? 'report'
  if (place.tab === 'access') return <AccessTab at={at} />
  if (place.tab === 'limits') return <LimitsTab at={at === 'report' ? null : at} />
  if (place.tab === 'messages') return <MessagesTab />
  return <NodeDesk at={at} />
}

/** One node: its form, or who does it and where it goes on. */
export function NodeDesk({ at }: { at: string }) {
  const { definition, place, go, change, tell } = useDesign()
  const { w, node: nameOf } = useSaid()
  const shared = useWords(common)
  const node = nodeOf(definition, at)
  const hasForm = at === 'report' || isPersonNode(node)
  const part = hasForm ? place.part : 'way'
  const shift = (by: -1 | 1) => change((now) => shiftNode(now, at, by))
  return (
    <View id="node-desk">
      <View className="pane-title">
        <Text className="h2">{nameOf(at)}</Text>
        {hasForm && <Text className="cap pane-count">{w.formItems(formAt(definition, at)?.fields.length ?? 0)}</Text>}
        <View className="sp" />
        {node && shiftNode(definition, at, -1) && (
          <View id="step-up">
            <IconButton kind="plain" icon="up" label={w.up} onTap={() => shift(-1)} />
          </View>
        )}
        {node && shiftNode(definition, at, 1) && (
          <View id="step-down">
            <IconButton kind="plain" icon="down" label={w.down} onTap={() => shift(1)} />
          </View>
        )}
        {node && mayRemove(definition, at) && (
          <Tap
            id="step-remove"
            className="link t-accent studio-link"
            label={shared.remove}
            onTap={() => {
              const name = nameOf(at)
              change((now) => removeNode(now, at))
              go({ node: null, field: null })
              tell(w.removed(name), true)
            }}
          >
            <Text>{shared.remove}</Text>
          </Tap>
        )}
      </View>
      {hasForm && (
        <View className="part-switch" id="node-part">
          <Segmented
            options={[
              { id: 'form', word: w.part_form },
              { id: 'way', word: at === 'report' ? w.settings : w.part_way },
            ]}
            value={part}
            onChange={(next) => go({ part: next })}
          />
        </View>
      )}
      {part === 'form' ? (
        <FormDesk key={at} at={at} />
      ) : (
        <Card>{node ? <NodeWay key={node.key} node={node} /> : <WholeSettings definition={definition} />}</Card>
      )}
    </View>
  )
}

/** What belongs to the whole work type: its name, where it begins. */
function WholeSettings({ definition }: { definition: WorkTypeDefinition }) {
  const { change } = useDesign()
  const { w, language } = useSaid()
  return (
    <View>
      <Line name={w.name} below>
        <TextInput
          id="type-name"
          label={w.name}
          value={definition.label[language] ?? definition.label['zh-CN']}
          maxLength={40}
          onChange={(text) => change((now) => ({ ...now, label: said(now.label, language, text) }))}
        />
      </Line>
      <StartEditor />
    </View>
  )
}
