import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, ofOrder, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { Button, Card, Empty, KeyValue, SkeletonList, Stack, Tap } from '../../ui/index.ts'
import { duration, money, useLanguage, useSay, useWords } from '../../words/index.ts'
import { libraryTaskWords } from '../../words/library-task.ts'
import { type Package, packagesFor } from './items-model.ts'

type Props = { orderId: string; workType: string; onTake: (chosen: Package) => void }

/** The packages that may be taken in a task: one tap shows what is in it, another takes it. */
export function PackageSheet({ orderId, workType, onTake }: Props) {
  const w = useWords(libraryTaskWords)
  const list = useResource(`${ofOrder(orderId)}packages`, () =>
    call('GET /packages', { query: { workOrderId: orderId } }),
  )
  const [open, setOpen] = useState<string | null>(null)
  if (!list.value) return list.problem ? <ProblemCard of={list} /> : <SkeletonList rows={3} />
  const packages = packagesFor(list.value.packages, workType)
  if (packages.length === 0) return <Empty icon="list" title={w.noPackages} />
  return (
    <View className="task-packages">
      <Stack gap={2}>
        {packages.map((one) => (
          <OnePackage
            key={one.key}
            of={one}
            open={one.key === open}
            another={one.workType !== workType}
            onOpen={() => setOpen(one.key === open ? null : one.key)}
            onTake={() => onTake(one)}
          />
        ))}
      </Stack>
    </View>
  )
}

type One = { of: Package; open: boolean; another: boolean; onOpen: () => void; onTake: () => void }

function OnePackage({ of, open, another, onOpen, onTake }: One) {
  const w = useWords(libraryTaskWords)
  const say = useSay()
  const language = useLanguage()
  const facts = [w.lines(of.lines.length), duration(of.minutes * 60_000, language)]
  return (
    <Card tight current={open}>
      <Stack gap={2}>
        <Tap id={`package-${of.key}`} label={say(of.label)} onTap={onOpen}>
          <View className="task-package">
            <View className="b sp">{say(of.label)}</View>
            <View className="strong n">{of.total === null ? w.noPrice : money(of.total)}</View>
          </View>
          <View className="sub">{say(of.summary)}</View>
          <View className="cap">{[...facts, another && w.opensAnother].filter(Boolean).join(' · ')}</View>
        </Tap>
        {open && (
          <View>
            {of.lines.map(({ itemId, label, quantity, price }) => (
              <KeyValue
                key={itemId}
                name={`${say(label)} × ${quantity}`}
                value={price === null ? w.noPrice : money(price)}
              />
            ))}
            <Button id={`take-${of.key}`} grow kind="primary" word={w.take} onTap={onTake} />
          </View>
        )}
      </Stack>
    </Card>
  )
}
