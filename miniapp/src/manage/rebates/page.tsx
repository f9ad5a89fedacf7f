import { may } from '@field/domain/access'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { CloseForm, NoneYet, TwoPanes } from '../../panes/two-panes.tsx'
import { List, Row, SkeletonList, Stack, useToast } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { actorOf, useMe } from '../../work-order/index.ts'
import { roleWord } from '../statements/model.ts'
import { monthsOf, type Rebate, rungWords } from './model.ts'
import { RebateForm } from './rebate-form.tsx'

/** What months of large sales earn beside their shares; whoever sets prices changes it here. */
export default function Rebates() {
  const w = useWords(moneyWords)
  const say = useSay()
  const me = useMe()
  const toast = useToast()
  const list = useResource(me ? 'list:rebates' : null, () => call('GET /rebates', {}))
  const [chosen, setChosen] = useState<number | 'new' | null>(null)
  const items = (list.value?.rebates ?? []) as readonly Rebate[]
  const designs = me !== null && may(actorOf(me), 'prices.design')
  const regions = useResource(me && may(actorOf(me), 'work_types.design') ? 'list:territories' : null, () =>
    call('GET /territories', {}),
  )
  const where = ({ territory }: Rebate): string =>
    territory === undefined
      ? w.everywhere
      : (regions.value?.items.find(({ id }) => id === territory)?.name ?? w.oneTerritory)
  const parties = useResource(me ? 'list:rebate-parties' : null, () => call('GET /rebate-parties', {}))
  const whom = ({ party }: Rebate): string | false =>
    party !== undefined && (parties.value?.items.find(({ id }) => id === party)?.name ?? w.oneParty)
  const done = async (word: string) => {
    await list.reload()
    setChosen(null)
    toast.show({ word })
  }
  return (
    <TwoPanes
      title={w.rebates}
      home="/manage/statements/page"
      tab="overview"
      toast={toast.node}
      refresh={{ onRefresh: () => void list.reload(), refreshing: list.loading && list.value !== null }}
      add={designs ? { id: 'add-rebate', word: w.addRebate, onTap: () => setChosen('new') } : null}
      hint={{ icon: 'money', title: w.pickRebate, sub: w.pickRebateWhat }}
      list={
        !list.value ? (
          list.problem ? (
            <ProblemCard of={list} />
          ) : (
            <SkeletonList rows={3} />
          )
        ) : items.length === 0 ? (
          <NoneYet icon="money" title={w.noRebates} sub={w.noRebatesWhat} />
        ) : (
          <Stack gap={3}>
            <View className="sub">{w.rebatesWhole}</View>
            <List>
              {items.map((one, at) => (
                <Row
                  key={one.id}
                  id={`rebate-${at}`}
                  strong
                  title={say(one.label)}
                  sub={
                    <View>
                      <View className="n">{rungWords(one, w)}</View>
                      <View className="cap">
                        {[roleWord(one.role, w), whom(one), where(one), monthsOf(one, w)].filter(Boolean).join(' · ')}
                      </View>
                    </View>
                  }
                  label={say(one.label)}
                  {...(designs && { onTap: () => setChosen(at) })}
                />
              ))}
            </List>
          </Stack>
        )
      }
      form={
        chosen === null ? null : (
          <CloseForm value={() => setChosen(null)}>
            <RebateForm
              key={chosen === 'new' ? 'new' : (items[chosen]?.id ?? '')}
              all={items}
              at={chosen === 'new' ? null : chosen}
              regions={regions.value?.items ?? null}
              parties={parties.value?.items ?? []}
              onDone={done}
            />
          </CloseForm>
        )
      }
    />
  )
}
