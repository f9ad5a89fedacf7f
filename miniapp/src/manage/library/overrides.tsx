import { View } from '@tarojs/components'
import { call, useResource } from '../../data/index.ts'
import { Badge, Button, List, Row, Section } from '../../ui/index.ts'
import { useLanguage, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { changedSince, type Item, type Version } from './model.ts'
import { overridable } from './override-model.ts'

export const overridesKey = (id: string): string => `list:overrides:${id}`
export const useOverrides = (id: string | null) =>
  useResource(id === null ? null : overridesKey(id), () =>
    call('GET /service-items/:id/overrides', { params: { id: id ?? '' } }),
  )

type Props = { item: Item; versions: readonly Version[]; onOpen: (scope: string | 'new') => void }

/** What territories and sites have otherwise; where headquarters changed it since, it says so. */
export function Overrides({ item, versions, onOpen }: Props) {
  const w = useWords(libraryWords)
  const language = useLanguage()
  const overrides = useOverrides(item.id).value?.overrides ?? []
  const comma = language === 'en' ? ', ' : '、'
  return (
    <Section title={w.overrides}>
      <View className="sub">{overrides.length === 0 ? w.noOverrides : w.overridesWhat}</View>
      {overrides.length > 0 && (
        <List>
          {overrides.map((one) => {
            const changed = changedSince(one, versions)
            const own = overridable.filter((field) => one.fields?.[field] !== undefined)
            return (
              <Row
                key={one.scope.id}
                id={`override-${one.scope.id}`}
                title={`${one.scope.kind === 'site' ? w.site : w.territory} · ${one.scope.name}`}
                sub={
                  <>
                    <View>{own.map((field) => w[`field_${field}`]).join(comma)}</View>
                    {changed.length > 0 && (
                      <View className="t-wait">
                        {w.hqChangedWhat(changed.map((field) => w[`field_${field}`]).join(comma))}
                      </View>
                    )}
                  </>
                }
                {...(changed.length > 0 && { end: <Badge tone="wait" word={w.hqChanged} /> })}
                onTap={() => onOpen(one.scope.id)}
              />
            )
          })}
        </List>
      )}
      <View className="lib-add">
        <Button id="add-override" kind="quiet" icon="plus" word={w.addOverride} onTap={() => onOpen('new')} />
      </View>
    </Section>
  )
}
