import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { Badge, Button, Empty, List, Row, Section, SkeletonList, useToast } from '../../ui/index.ts'
import { entranceWords } from '../../words/entrances.ts'
import { useSay, useWords } from '../../words/index.ts'
import { useMe } from '../../work-order/index.ts'
import { TwoPanes, useChoices } from '../two-panes.tsx'
import { EntranceForm } from './form.tsx'
import { grouped } from './model.ts'

/** How orders come in: for customers, staff and other systems. */
export default function EntrancesPage() {
  const w = useWords(entranceWords)
  const say = useSay()
  const me = useMe()
  const toast = useToast()
  const { workTypes } = useChoices()
  const entrances = useResource(me ? 'list:entrances' : null, () => call('GET /entrances', {}))
  const [chosen, setChosen] = useState<string | 'new' | null>(null)
  const all = entrances.value?.entrances ?? []
  const entrance = all.find(({ id }) => id === chosen) ?? null
  const saved = (id: string) => void entrances.reload().then(() => setChosen(id))
  return (
    <TwoPanes
      title={w.title}
      toast={toast.node}
      formTitle={entrance ? say(entrance.label) : w.add}
      onClose={() => setChosen(null)}
      form={
        chosen === 'new' || entrance ? (
          <EntranceForm key={chosen} entrance={entrance} onSaved={saved} say={(word) => toast.show({ word })} />
        ) : null
      }
      list={
        <View>
          <View className="two-head">
            <Button id="add-entrance" grow kind="soft" icon="plus" word={w.add} onTap={() => setChosen('new')} />
          </View>
          {!entrances.value ? (
            entrances.problem ? (
              <ProblemCard of={entrances} />
            ) : (
              <SkeletonList rows={5} />
            )
          ) : all.length === 0 ? (
            <Empty icon="scan" title={w.none} sub={w.noneWhat} />
          ) : (
            grouped(all).map((group) => (
              <Section key={group.kind} title={w[`kind_${group.kind}`]}>
                <List>
                  {group.entrances.map((one) => (
                    <Row
                      key={one.id}
                      id={`entrance-${one.code}`}
                      strong
                      title={say(one.label)}
                      sub={[workTypes.find(({ id }) => id === one.workType)?.word ?? one.workType, one.source].join(
                        ' · ',
                      )}
                      end={<Badge tone={one.open ? 'good' : 'idle'} word={one.open ? w.opened : w.closed} />}
                      onTap={() => setChosen(one.id)}
                    />
                  ))}
                </List>
              </Section>
            ))
          )}
        </View>
      }
    />
  )
}
