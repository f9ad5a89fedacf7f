import { nodeOf } from '@field/domain/workflow'
import { List, Row, Section, Sheet } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { studioKinds } from '../../words/studio-kinds.ts'
import { type NewNodeKind, newNodeKinds } from '../change/new-nodes.ts'
import { addCase, addNode } from '../change/nodes.ts'
import { conditionOf, newTest, subjectsAt } from '../change/tests.ts'
import { fresh } from '../change/whole.ts'
import { useDesign, useSaid } from './design.ts'

const groups: readonly { readonly word: 'people' | 'ways' | 'systems'; readonly kinds: readonly NewNodeKind[] }[] = [
  { word: 'people', kinds: ['visit', 'desk', 'approval', 'acceptance', 'confirm'] },
  { word: 'ways', kinds: ['parallel', 'wait', 'event'] },
  { word: 'systems', kinds: newNodeKinds.slice(newNodeKinds.indexOf('settle')) },
]

export type Adding = { readonly after: string; readonly kase: boolean }

/** What can be put into the flow, in plain words; a tap puts it in and opens it. */
export function AddSheet({ adding, onClose }: { adding: Adding | null; onClose: () => void }) {
  const { definition, change, go } = useDesign()
  const { w, k, node } = useSaid()
  const shared = useWords(common)
  const after = adding?.after ?? ''
  const at = nodeOf(definition, after)
  const title = adding?.kase
    ? w.addCase
    : at?.kind === 'end'
      ? w.addBefore(node(after))
      : at?.kind === 'parallel'
        ? w.addBeside(node(after))
        : w.addAfter(node(after))
  const add = (kind: NewNodeKind) => {
    const what = {
      kind,
      label: studioKinds[`node_${kind}`],
      ...(kind === 'parallel' && { branches: [studioKinds.side1, studioKinds.side2] }),
    }
    let opened: string | null = null
    change((now) => {
      const subjects = subjectsAt(now, after)
      const [likely] = subjects
      const when = likely && conditionOf({ join: 'all', tests: [newTest(now, likely)] }, subjects)
      const put = adding?.kase ? addCase(now, after, what, when ?? undefined, fresh) : addNode(now, after, what, fresh)
      opened = put?.key ?? null
      return put?.definition ?? null
    })
    onClose()
    if (opened !== null)
      go({ tab: 'flow', node: adding?.kase ? after : opened, part: adding?.kase ? 'way' : 'form', field: null })
  }
  return (
    <Sheet open={adding !== null} title={title} closeLabel={shared.close} onClose={onClose}>
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
