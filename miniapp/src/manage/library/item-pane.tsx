import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, type Me, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { CloseForm, FormPane } from '../../panes/two-panes.tsx'
import { Card, KeyValue, Section, SkeletonList, Strip } from '../../ui/index.ts'
import { useLanguage, useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { actorOf } from '../../work-order/index.ts'
import { History } from './history.tsx'
import { ItemForm } from './item-form.tsx'
import { atHeadquarters, type Item, type Version } from './model.ts'
import { OverrideForm } from './override-form.tsx'
import { Overrides, useOverrides } from './overrides.tsx'

type Props = { me: Me; id: string; onChanged: () => Promise<void>; onClose: () => void; say: (word: string) => void }

/** One item: to change for headquarters, to read for who manages single sites; and what branches have otherwise. */
export function ItemPane({ me, id, onChanged, onClose, say }: Props) {
  const item = useResource(`list:item:${id}`, () => call('GET /service-items/:id', { params: { id }, query: {} }))
  const versions = useResource(`list:item-versions:${id}`, () =>
    call('GET /service-items/:id/versions', { params: { id } }),
  )
  const overrides = useOverrides(id)
  const [scope, setScope] = useState<string | 'new' | null>(null)
  const reload = async () => {
    await Promise.all([item.reload(), versions.reload(), overrides.reload(), onChanged()])
  }
  if (!item.value || !versions.value) {
    const failed = item.problem ? item : versions
    return (
      <FormPane id="item-form" title="">
        {failed.problem ? <ProblemCard of={failed} /> : <SkeletonList rows={6} />}
      </FormPane>
    )
  }
  const all = versions.value.versions
  const shown = atHeadquarters(item.value, all)
  if (scope !== null) {
    const override = overrides.value?.overrides.find((one) => one.scope.id === scope) ?? null
    return (
      <CloseForm value={() => setScope(null)}>
        <OverrideForm
          key={`${scope} ${override?.number ?? 0}`}
          me={me}
          item={shown}
          override={override}
          onDone={async () => {
            setScope(null)
            await reload()
          }}
          say={say}
        />
      </CloseForm>
    )
  }
  if (actorOf(me).placeIds.length > 0) return <ReadItem item={shown} versions={all} onOverride={setScope} />
  return (
    <CloseForm value={onClose}>
      <ItemForm
        key={`${shown.id} ${shown.version} ${shown.retiredAt}`}
        item={shown}
        versions={all}
        onSaved={reload}
        onOverride={setScope}
        say={say}
      />
    </CloseForm>
  )
}

type Read = { item: Item; versions: readonly Version[]; onOverride: (scope: string | 'new') => void }

function ReadItem({ item, versions, onOverride }: Read) {
  const w = useWords(libraryWords)
  const say = useSay()
  const language = useLanguage()
  const { code, label, path, minutes, parts, hints, instruction } = item
  const withWarning = ({ name, quantity, retired }: Item['parts'][number]) =>
    `${say(name)} × ${quantity}${retired ? w.inBrackets(w.partRetired) : ''}`
  const list = (texts: readonly string[]) => texts.join(language === 'en' ? ', ' : '、') || w.nothing
  return (
    <FormPane id="item-form" title={`${say(label)} ${code}`}>
      <Strip tone="idle" icon="info">
        {w.readOnly}
      </Strip>
      <Section title={w.what}>
        <Card>
          <KeyValue name={w.path} value={path.map(say).join(' · ') || w.nothing} />
          <KeyValue name={w.minutes} value={w.minutesShort(minutes)} />
          <KeyValue name={w.parts} value={list(parts.map(withWarning))} />
          <KeyValue name={w.hints} value={list(hints.map(say))} />
        </Card>
      </Section>
      {instruction && (
        <Section title={w.instruction}>
          <Card>
            {say(instruction)
              .split('\n')
              .map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own
                <View key={index} className="lib-line">
                  {line}
                </View>
              ))}
          </Card>
        </Section>
      )}
      <Overrides item={item} versions={versions} onOpen={onOverride} />
      <History versions={versions} parts={parts} />
    </FormPane>
  )
}
