import { type Edge, edgesOf, type Node } from '@field/domain/workflow'
import { View } from '@tarojs/components'
import { Link } from '../../ui/index.ts'
import { setNext } from '../change/nodes.ts'
import { ConditionBuilder } from './condition-builder.tsx'
import { useDesign, useSaid } from './design.ts'
import { Line, Pick } from './pick.tsx'

/** Where work goes on from a node: cases tried in order, then everything else. */
export function EdgesEditor({ node }: { node: Node }) {
  const { definition, change, openAdd } = useDesign()
  const { w, say } = useSaid()
  const edges = edgesOf(node)
  const targets = definition.nodes
    .filter(({ key }) => key !== node.key)
    .map(({ key, label }) => ({ id: key, word: say(label) }))
  const set = (index: number, edge: Edge | null) =>
    change((now) =>
      setNext(
        now,
        node.key,
        edges.flatMap((one, at) => (at !== index ? [one] : edge ? [edge] : [])),
      ),
    )
  return (
    <Line name={w.wayOn} below>
      {edges.map((edge, index) => {
        const last = index === edges.length - 1
        return (
          <View key={`${edge.to}-${last}`} id={`edge-${index}`} className="edge">
            {!last && (
              <View>
                <View className="edge-head">
                  <View className="sub sp">{w.ifSo}</View>
                  <View id={`edge-${index}-remove`}>
                    <Link word={w.removeCase} onTap={() => set(index, null)} />
                  </View>
                </View>
                <ConditionBuilder
                  id={`edge-${index}-when`}
                  at={node.key}
                  value={edge.when}
                  onChange={(when) => set(index, when ? { to: edge.to, when } : null)}
                />
              </View>
            )}
            <Line name={last && edges.length > 1 ? `${w.otherwise} · ${w.goesTo}` : w.goesTo}>
              <Pick
                id={`edge-${index}-to`}
                label={w.goesTo}
                options={targets}
                value={edge.to}
                onChange={(to) => set(index, { ...edge, to })}
              />
            </Line>
          </View>
        )
      })}
      <View id="edge-add">
        <Link word={w.addCase} onTap={() => openAdd(node.key, true)} />
      </View>
    </Line>
  )
}
