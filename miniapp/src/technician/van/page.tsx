import { Text } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { RoleTabs } from '../../roles/index.ts'
import { Badge, Empty, List, Page, Row, SearchInput, Skeleton, SkeletonList, Stack } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import { useEntries, useMe } from '../../work-order/index.ts'
import { unsentOf, vanLines } from './model.ts'

/** What lies on the own van, less what was taken on this phone. */
export default function VanScreen() {
  const words = useWords(technician)
  const both = useWords(common)
  const say = useSay()
  const me = useMe()
  const [typed, setTyped] = useState('')
  const van = useResource(me ? 'list:van' : null, () => call('GET /van', {}))
  const entries = useEntries(me?.id ?? null)
  const unsent = unsentOf(entries)
  const { value } = van
  const none = van.problem?.why === 'refused' && van.problem.failure.code === 'not_found'
  const lines = value ? vanLines(value, unsent, typed) : []
  const count = value?.items.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
  return (
    <Page
      title={words.vanTitle}
      {...(value && { subtitle: words.vanCount(value.items.length, count) })}
      tabs={<RoleTabs current="van" />}
      onRefresh={() => void van.reload()}
      refreshing={value !== null && van.loading}
    >
      {none ? (
        <Empty icon="van" title={words.vanNone} sub={words.vanNoneWhat} />
      ) : !value ? (
        van.problem ? (
          <ProblemCard of={van} />
        ) : (
          <Skeleton label={both.loading}>
            <SkeletonList rows={6} />
          </Skeleton>
        )
      ) : value.items.length === 0 ? (
        <Empty icon="van" title={words.vanEmpty} sub={words.vanEmptyWhat} />
      ) : (
        <Stack gap={3}>
          <SearchInput
            id="search-van"
            value={typed}
            label={both.search}
            placeholder={words.searchVan}
            clearLabel={both.clear}
            onChange={setTyped}
          />
          <List>
            {lines.map((line) => (
              <Row
                key={line.partId}
                id={`van-${line.code}`}
                title={say(line.name)}
                sub={line.code}
                end={
                  <Stack row gap={2}>
                    {line.unsent > 0 && <Badge tone="wait" icon="cloud-up" word={words.vanLess(line.unsent)} />}
                    <Text className="b n">{words.pieces(line.quantity)}</Text>
                  </Stack>
                }
              />
            ))}
          </List>
          {lines.length === 0 && <Text className="sub">{words.foundNone}</Text>}
        </Stack>
      )}
    </Page>
  )
}
