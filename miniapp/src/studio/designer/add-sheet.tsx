import { nodeOf, targetsOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { List, Row, Section, Segmented, Sheet } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { studioKinds } from '../../words/studio-kinds.ts'
import { type NewNodeKind, newNodeKinds } from '../change/new-nodes.ts'
import { addCase, addNode } from '../change/nodes.ts'
import { conditionOf, likeliest, marksOf, newTest, subjectsAt } from '../change/tests.ts'
import { fresh } from '../change/whole.ts'
import { markWords } from '../say/conditions.ts'
import { useDesign, useSaid } from './design.ts'

const groups: readonly { readonly word: 'people' | 'ways' | 'systems'; readonly kinds: readonly NewNodeKind[] }[] = [
  { word: 'people', kinds: ['visit', 'desk', 'approval', 'acceptance', 'confirm'] },
  { word: 'ways', kinds: ['parallel', 'wait', 'event'] },
  { word: 'systems', kinds: newNodeKinds.slice(newNodeKinds.indexOf('settle')) },
]

export type Adding = { readonly after: string; readonly kase: boolean }

const mostMarks = 2
const always = 'always'

/** The node behind which a step for some orders only is put: before an end, the last that leads there. */
function caseAt(definition: WorkTypeDefinition, after: string): string {
  if (nodeOf(definition, after)?.kind !== 'end') return after
  return definition.nodes.filter((node) => targetsOf(node).includes(after)).at(-1)?.key ?? after
}

/** What can be put into the flow, in plain words; a tap puts it in and opens it. */
export function AddSheet({ adding, onClose }: { adding: Adding | null; onClose: () => void }) {
  const { definition, change, go, tell } = useDesign()
  const { w, k, node, language } = useSaid()
  const shared = useWords(common)
  const after = adding?.after ?? ''
  const at = nodeOf(definition, after)
  const [only, setOnly] = useState(always)
  // Where choices give marks, a step for those alone is one tap away, and no condition has to be built.
  const marks = at && at.kind !== 'parallel' ? marksOf(definition).slice(0, mostMarks) : []
  const [first] = marks
  const mark = marks.includes(only) ? only : null
  const close = () => {
    setOnly(always)
    onClose()
  }
  const title = adding?.kase
    ? w.addCase
    : at?.kind === 'end'
      ? w.addBefore(node(after))
      : at?.kind === 'parallel'
        ? w.addBeside(node(after))
        : w.addAfter(node(after))
  const add = (kind: NewNodeKind, of: string | null = mark) => {
    const kase = adding?.kase === true || of !== null
    const from = of === null ? after : caseAt(definition, after)
    const what = {
      kind,
      label: studioKinds[`node_${kind}`],
      ...(kind === 'parallel' && { branches: [studioKinds.side1, studioKinds.side2] }),
    }
    let opened: string | null = null
    change((now) => {
      const subjects = subjectsAt(now, from)
      const likely = likeliest(now, subjects)
      const test = likely && { ...newTest(now, likely), ...(of !== null && { value: of }) }
      const when = test && conditionOf({ join: 'all', tests: [test] }, subjects)
      const put = kase ? addCase(now, from, what, when ?? undefined, fresh) : addNode(now, after, what, fresh)
      opened = put?.key ?? null
      return put?.definition ?? null
    })
    close()
    if (opened === null) return
    // With its condition said there is nothing left to do in it: the flow shows where it stands.
    if (of !== null) tell(w.addedStep(k[`node_${kind}`]), true)
    else go({ tab: 'flow', node: kase ? from : opened, part: kase ? 'way' : 'form', field: null })
  }
  return (
    <Sheet open={adding !== null} title={title} closeLabel={shared.close} onClose={close}>
      {first !== undefined && !adding?.kase && (
        <List>
          <Row
            id="add-marked-approval"
            title={w.approveMarked(markWords(first, { definition, language, w }))}
            sub={k.what_approval}
            label={w.approveMarked(markWords(first, { definition, language, w }))}
            bare
            onTap={() => add('approval', first)}
          />
        </List>
      )}
      {marks.length > 0 && (
        <View id="add-only">
          <Segmented
            options={[
              ...(adding?.kase ? [] : [{ id: always, word: w.everyOrder }]),
              ...marks.map((id) => ({ id, word: w.onlyMarked(markWords(id, { definition, language, w })) })),
            ]}
            value={mark ?? (adding?.kase ? (marks[0] ?? always) : always)}
            onChange={setOnly}
          />
        </View>
      )}
      {groups.map(({ word, kinds }) => (
        <Section key={word} title={w[word]}>
          <List>
            {kinds.map((kind) => (
              <Row
                key={kind}
                id={`add-${kind}`}
                title={k[`node_${kind}`]}
                sub={k[`what_${kind}`]}
                label={k[`node_${kind}`]}
                bare
                onTap={() => add(kind)}
              />
            ))}
          </List>
        </Section>
      ))}
    </Sheet>
  )
}
