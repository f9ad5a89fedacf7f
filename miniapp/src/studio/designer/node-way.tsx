import { type ApprovalNode, isPersonNode, type Node, nodeOf, type PersonNode } from '@field/domain/workflow'
import { View } from '@tarojs/components'
import { Field as Frame, Segmented, TextInput, Toggle } from '../../ui/index.ts'
import { setStart } from '../change/nodes.ts'
import { said, withMember, withNode, withPerson } from '../change/whole.ts'
import { AssigneeEditor } from './assignee-editor.tsx'
import { useDesign, useSaid } from './design.ts'
import { EdgesEditor } from './edges-editor.tsx'
import { Line, Pick } from './pick.tsx'
import { SystemEditor } from './system-editor.tsx'

/** Everything of a node but its form: name, who does it, where it goes on. */
export function NodeWay({ node }: { node: Node }) {
  const { definition, change } = useDesign()
  const { w, language, say } = useSaid()
  const other = language === 'en' ? 'zh-CN' : 'en'
  const name = (text: string, tongue: 'zh-CN' | 'en') =>
    change((now) => withNode(now, node.key, (one) => ({ ...one, label: said(one.label, tongue, text) })))
  return (
    <View className="node-way">
      <View className="pair">
        <View className="pair-one">
          <Frame label={w.name}>
            <TextInput
              id="node-name"
              label={w.name}
              value={node.label[language] ?? ''}
              placeholder={node.label['zh-CN']}
              maxLength={30}
              onChange={(text) => name(text, language)}
            />
          </Frame>
        </View>
        <View className="pair-one">
          <Frame label={other === 'en' ? w.english : w.chinese}>
            <TextInput
              id="node-name-other"
              label={w.english}
              value={node.label[other] ?? ''}
              maxLength={30}
              onChange={(text) => name(text, other)}
            />
          </Frame>
        </View>
      </View>
      {isPersonNode(node) && <PersonPart node={node} />}
      <SystemEditor node={node} />
      {node.kind === 'join' && (
        <Line name={w.needs}>
          <Pick
            id="join-need"
            label={w.needs}
            options={[
              { id: 'all', word: w.needsAll },
              ...branchesOf(definition, node.of).map((_, index) => ({ id: `${index + 1}`, word: `${index + 1}` })),
            ]}
            value={`${node.need}`}
            onChange={(need) =>
              change((now) =>
                withNode(now, node.key, (one) =>
                  one.kind === 'join' ? { ...one, need: need === 'all' ? 'all' : Number(need) } : one,
                ),
              )
            }
          />
        </Line>
      )}
      {node.kind === 'end' && (
        <Line name={w.outcome} below>
          <Segmented
            options={(['completed', 'cancelled', 'cannot_complete'] as const).map((id) => ({
              id,
              word: w[`outcome_${id}`],
            }))}
            value={node.outcome}
            onChange={(outcome) =>
              change((now) => withNode(now, node.key, (one) => (one.kind === 'end' ? { ...one, outcome } : one)))
            }
          />
        </Line>
      )}
      {node.kind !== 'end' && node.kind !== 'parallel' && !(isPersonNode(node) && node.aside) && (
        <EdgesEditor node={node} />
      )}
      <Line name={w.stage}>
        <Pick
          id="node-stage"
          label={w.stage}
          options={definition.stages.map(({ key, label }) => ({ id: key, word: say(label) }))}
          value={node.stage}
          onChange={(stage) => change((now) => withNode(now, node.key, (one) => ({ ...one, stage })))}
        />
      </Line>
    </View>
  )
}

const branchesOf = (definition: ReturnType<typeof useDesign>['definition'], fork: string): readonly string[] => {
  const node = nodeOf(definition, fork)
  return node?.kind === 'parallel' ? node.branches : []
}

function PersonPart({ node }: { node: PersonNode }) {
  const { definition, change } = useDesign()
  const { w, k, say } = useSaid()
  const set = (make: (node: PersonNode) => PersonNode) => change((now) => withPerson(now, node.key, make))
  const works = definition.nodes.filter((one) => one.kind === 'task' && (one.work === 'visit' || one.work === 'desk'))
  const judging = node.work === 'acceptance' || node.work === 'confirm'
  return (
    <View>
      <AssigneeEditor node={node} />
      {node.kind === 'approval' && (
        <>
          <Line name={w.signers}>
            <Pick
              id="node-signers"
              label={w.signers}
              options={(['any', 'all', 'majority'] as const).map((id) => ({ id, word: k[`signers_${id}`] }))}
              value={node.signers}
              onChange={(signers) => set((one) => (one.kind === 'approval' ? { ...one, signers } : one))}
            />
          </Line>
          {!node.aside && (
            <Line name={w.rejectTo}>
              <Pick
                id="node-reject"
                label={w.rejectTo}
                options={[
                  { id: '', word: w.rejectBack },
                  ...definition.nodes
                    .filter((one) => one.key !== node.key && one.kind !== 'join' && one.kind !== 'parallel')
                    .map(({ key, label }) => ({ id: key, word: say(label) })),
                ]}
                value={node.rejectTo ?? ''}
                onChange={(to) =>
                  set((one) =>
                    one.kind === 'approval'
                      ? withMember<ApprovalNode, 'rejectTo'>(one, 'rejectTo', to || undefined)
                      : one,
                  )
                }
              />
            </Line>
          )}
        </>
      )}
      {judging && (
        <Line name={w.judges}>
          <Pick
            id="node-judges"
            label={w.judges}
            options={works.map(({ key, label }) => ({ id: key, word: say(label) }))}
            value={node.judges ?? definition.reworkTo}
            onChange={(judges) => set((one) => ({ ...one, judges }))}
          />
        </Line>
      )}
      {(node.work === 'visit' || node.work === 'desk') && (
        <>
          <View id="node-parts">
            <Toggle
              word={w.takesParts}
              on={node.parts === true}
              onChange={(on) => set((one) => withMember(one, 'parts', on || undefined))}
            />
          </View>
          <View id="node-services">
            <Toggle
              word={w.takesServices}
              on={node.services === true}
              onChange={(on) => set((one) => withMember(one, 'services', on || undefined))}
            />
          </View>
          <View id="node-override-prices">
            <Toggle
              word={w.overridesPrices}
              on={node.overridePrices === true}
              onChange={(on) => set((one) => withMember(one, 'overridePrices', on || undefined))}
            />
          </View>
        </>
      )}
    </View>
  )
}

/** Where the flow begins: shown at the report. */
export function StartEditor() {
  const { definition, change } = useDesign()
  const { w, say } = useSaid()
  return (
    <Line name={w.wayOn}>
      <Pick
        id="flow-start"
        label={w.wayOn}
        options={definition.nodes
          .filter(({ kind }) => kind !== 'end' && kind !== 'join')
          .map(({ key, label }) => ({ id: key, word: say(label) }))}
        value={definition.start}
        onChange={(key) => change((now) => setStart(now, key))}
      />
    </Line>
  )
}
