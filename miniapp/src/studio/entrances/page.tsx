import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { CloseForm, NoneYet, TwoPanes } from '../../panes/two-panes.tsx'
import { Badge, classes, Section, SkeletonList, Tap, useToast } from '../../ui/index.ts'
import { entranceWords } from '../../words/entrances.ts'
import { useLanguage, useSay, useWords } from '../../words/index.ts'
import { roleWords } from '../../words/roles.ts'
import { useMe } from '../../work-order/index.ts'
import { useChoices } from '../use-choices.ts'
import { EntranceForm } from './form.tsx'
import { type Entrance, formOf, grouped, said } from './model.ts'

/** How orders come in: for customers, staff and other systems. */
export default function EntrancesPage() {
  const w = useWords(entranceWords)
  const say = useSay()
  const me = useMe()
  const toast = useToast()
  const entrances = useResource(me ? 'list:entrances' : null, () => call('GET /entrances', {}))
  const [chosen, setChosen] = useState<string | 'new' | null>(null)
  const all = entrances.value?.entrances ?? []
  const entrance = all.find(({ id }) => id === chosen) ?? null
  const close = () => setChosen(null)
  const saved = async (id: string) => {
    await entrances.reload()
    setChosen(id)
  }
  const open = chosen === 'new' || entrance !== null
  return (
    <CloseForm value={close}>
      <TwoPanes
        title={w.title}
        toast={toast.node}
        add={{ id: 'add-entrance', word: w.add, onTap: () => setChosen('new') }}
        hint={
          all.length === 0
            ? { icon: 'scan', title: w.none, sub: w.noneWhat }
            : { icon: 'scan', title: w.pick, sub: w.pickWhat }
        }
        form={
          open ? (
            <EntranceForm
              key={entrance ? entrance.id + JSON.stringify(formOf(entrance)) : 'new'}
              entrance={entrance}
              title={entrance ? say(entrance.label) : w.add}
              known={[...new Set(all.flatMap(({ tags }) => tags))].sort()}
              onSaved={saved}
              say={(word) => toast.show({ word })}
            />
          ) : null
        }
        list={
          !entrances.value ? (
            entrances.problem ? (
              <ProblemCard of={entrances} />
            ) : (
              <SkeletonList rows={5} />
            )
          ) : all.length === 0 ? (
            <NoneYet icon="scan" title={w.none} sub={w.noneWhat} />
          ) : (
            <View>
              {grouped(all).map((group) => (
                <Section key={group.kind} title={w[`kind_${group.kind}`]}>
                  <View className="two-cards">
                    {group.entrances.map((one) => (
                      <EntranceCard key={one.id} of={one} on={one.id === chosen} onTap={() => setChosen(one.id)} />
                    ))}
                  </View>
                </Section>
              ))}
            </View>
          )
        }
      />
    </CloseForm>
  )
}

function EntranceCard({ of, on, onTap }: { of: Entrance; on: boolean; onTap: () => void }) {
  const w = useWords(entranceWords)
  const names = useWords(roleWords)
  const say = useSay()
  const language = useLanguage()
  const { workTypes } = useChoices()
  const { does, facts } = said(of, {
    w,
    typeName: (key) => workTypes.find(({ id }) => id === key)?.word ?? key,
    roleName: (role) => names[role],
    comma: language === 'en' ? ', ' : '、',
  })
  return (
    <Tap
      id={`entrance-${of.code}`}
      className={classes('pick-card', on && 'is-on', !of.open && 'is-off')}
      label={say(of.label)}
      onTap={onTap}
    >
      <View className="two-line">
        <View className="b sp">{say(of.label)}</View>
        <Badge tone={of.open ? 'good' : 'idle'} word={of.open ? w.opened : w.closed} />
      </View>
      <View className="sub">{does}</View>
      <View className="cap">{facts}</View>
    </Tap>
  )
}
