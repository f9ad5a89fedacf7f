import type { Field, FieldKind } from '@field/domain/form'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { classes, Empty, Icon, type IconName, Tap } from '../../ui/index.ts'
import { studioKinds } from '../../words/studio-kinds.ts'
import { addField, formAt, moveField } from '../change/fields.ts'
import { fresh } from '../change/whole.ts'
import { useDesign, useSaid } from './design.ts'
import { FieldCard } from './field-card.tsx'
import { useListDragging } from './use-list-dragging.ts'

const usual: readonly (readonly [FieldKind, IconName])[] = [
  ['text', 'text'],
  ['number', 'hash'],
  ['select', 'list'],
  ['cascade', 'fork'],
  ['photo', 'photo'],
  ['checklist', 'good'],
  ['part_lines', 'part'],
  ['signature', 'sign'],
  ['serial', 'scan'],
]
const others: readonly FieldKind[] = [
  'long_text',
  'multi_select',
  'money',
  'date',
  'datetime',
  'time_range',
  'phone',
  'address',
  'location',
  'audio',
  'video',
  'file',
  'rating',
  'asset',
  'person',
  'service_items',
  'quote_lines',
  'computed',
  'section',
  'hint',
]

const names = { first: studioKinds.option1, second: studioKinds.option2 }

/** A form as it is made: kinds to tap or drag in, its fields in their order, the chosen one open. */
export function FormDesk({ at }: { at: string }) {
  const { definition, change, place, go } = useDesign()
  const { w, k, say } = useSaid()
  const [more, setMore] = useState(false)
  const form = formAt(definition, at)
  const fields = form?.fields ?? []
  const add = (kind: FieldKind, index?: number) => {
    let opened: string | null = null
    change((now) => {
      const what = { kind, name: studioKinds[`field_${kind}`], names, ...(index !== undefined && { index }) }
      const put = addField(now, at, what, fresh)
      opened = put.key
      return put.definition
    })
    if (opened !== null) go({ field: opened })
  }
  const nameOf = (source: string) => {
    const [what, name = ''] = source.split(':')
    const field = fields.find(({ key }) => key === name)
    return what === 'new' ? k[`field_${name as FieldKind}`] : field ? say(field.label) : ''
  }
  const { dragged, grip } = useListDragging<number>({
    root: 'field-desk',
    rows: '#field-list > .fd-place',
    source: (element) => {
      const handle = element.closest('.fd-head')?.querySelector('[id^="drag-"]')?.id.slice('drag-'.length)
      if (handle !== undefined) return `move:${handle}`
      const chip = element.closest('[id^="kind-"]')?.id.slice('kind-'.length)
      return chip === undefined ? null : `new:${chip}`
    },
    name: nameOf,
    target: (index) => index,
    onDrop: (source, index) => {
      const [what, name = ''] = source.split(':')
      if (what === 'new') return add(name as FieldKind, index)
      const from = fields.findIndex(({ key }) => key === name)
      change((now) => moveField(now, at, name, index > from ? index - 1 : index))
    },
  })
  if (!form) return null
  return (
    <View id="field-desk">
      <View className="palette">
        {usual.map(([kind, icon]) => (
          <Kind key={kind} kind={kind} icon={icon} onTap={() => add(kind)} />
        ))}
        <Tap id="more-kinds" className="palette-one" label={w.moreKinds(others.length)} onTap={() => setMore(!more)}>
          <Icon name="more" size="s" tone="second" />
          <Text>{more ? w.fewerKinds : w.moreKinds(others.length)}</Text>
        </Tap>
        {more && others.map((kind) => <Kind key={kind} kind={kind} onTap={() => add(kind)} />)}
      </View>
      {fields.length === 0 && <Empty icon="list" title={w.noFields} sub={w.tapIn} />}
      <View id="field-list" className={classes(dragged !== null && 'is-dragging')}>
        {fields.map((field: Field, index) => (
          <View key={field.key} className={classes('fd-place', dragged?.target === index && 'is-target')}>
            <FieldCard
              at={at}
              field={field}
              index={index}
              count={fields.length}
              open={place.field === field.key}
              dragged={dragged?.source === `move:${field.key}`}
              grip={grip(`move:${field.key}`)}
            />
          </View>
        ))}
        <View className={classes('fd-last', dragged?.target === fields.length && 'is-target')} />
      </View>
    </View>
  )
}

function Kind({ kind, icon, onTap }: { kind: FieldKind; icon?: IconName; onTap: () => void }) {
  const { k } = useSaid()
  return (
    <Tap id={`kind-${kind}`} className="palette-one" label={k[`field_${kind}`]} onTap={onTap}>
      {icon && <Icon name={icon} size="s" tone="second" />}
      <Text>{k[`field_${kind}`]}</Text>
    </Tap>
  )
}
