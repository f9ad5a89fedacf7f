import { View } from '@tarojs/components'
import { useState } from 'react'
import {
  Avatar,
  Badge,
  Empty,
  List,
  Page,
  type PageProps,
  Row,
  SearchInput,
  Section,
  Skeleton,
  SkeletonList,
  Strip,
} from '../../ui/index.ts'
import { behalfWords } from '../../words/behalf.ts'
import { common, useWords } from '../../words/index.ts'
import { customerLines, type Who, whoOf } from './model.ts'
import { NewCustomer } from './new-customer.tsx'
import { useCustomers } from './use-customers.ts'

/** For whom: the latest customers, whom the typed words mean, or somebody new. */
export function ChooseCustomer({
  frame,
  office,
  notThere,
  onChoose,
}: {
  frame: PageProps
  /** Finds everybody; others only those they served. */
  office: boolean
  /** A link named a customer who is not there. */
  notThere: boolean
  onChoose: (who: Who) => void
}) {
  const w = useWords(behalfWords)
  const shared = useWords(common)
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const { shown, latest, few, onlyHere } = useCustomers(typed)
  const anew = (
    <List>
      <Row
        id="new-customer"
        icon="plus"
        iconTone="accent"
        strong
        title={typed.trim() === '' || few ? w.anew : w.anewNamed(typed.trim())}
        sub={w.anewWhat}
        label={w.anew}
        onTap={() => setAdding(true)}
      />
    </List>
  )
  return (
    <Page
      {...frame}
      top={
        <View className="behalf-search">
          <SearchInput
            id="customer-search"
            label={w.who}
            value={typed}
            placeholder={w.searchHint}
            clearLabel={shared.clear}
            onChange={setTyped}
          />
        </View>
      }
      over={adding && <NewCustomer begun={typed} onClose={() => setAdding(false)} onChoose={onChoose} />}
    >
      {notThere && (
        <Strip tone="wait" icon="info">
          {w.gone}. {w.goneWhat}
        </Strip>
      )}
      {onlyHere && typed.trim() !== '' && (
        <Strip tone="wait" icon="cloud-off">
          {w.onlyRecent}
        </Strip>
      )}
      {shown === null ? (
        <Skeleton label={shared.loading}>
          <SkeletonList rows={4} />
        </Skeleton>
      ) : shown.length === 0 ? (
        <Empty
          icon={latest ? 'user' : 'search'}
          title={latest ? w.noneRecent : w.noneFound}
          sub={latest ? w.noneRecentWhat : office ? w.noneFoundOffice : w.noneFoundOthers}
        />
      ) : (
        <Section title={latest ? w.recent : w.found(shown.length)} end={few && w.moreDigits}>
          <View id="customers">
            <List>
              {shown.map((one) => (
                <Row
                  key={one.id}
                  id={`customer-${one.id}`}
                  lead={<Avatar name={one.name} />}
                  strong
                  title={one.name}
                  sub={customerLines(one).map((line) => (
                    <View key={line} className="n">
                      {line}
                    </View>
                  ))}
                  {...(one.openOrders > 0 && { end: <Badge tone="active" word={w.inRepair(one.openOrders)} /> })}
                  label={[one.name, ...customerLines(one)].join(', ')}
                  onTap={() => onChoose(whoOf(one))}
                />
              ))}
            </List>
          </View>
        </Section>
      )}
      <View className="behalf-new">{anew}</View>
    </Page>
  )
}
