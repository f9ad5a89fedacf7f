import type { Field } from '@field/domain/form'
import { Text, View } from '@tarojs/components'
import { Badge, classes, Icon, IconButton, Tap } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { copyField, moveField, removeField } from '../change/fields.ts'
import { depthOf } from '../change/option-lines.ts'
import { fresh } from '../change/whole.ts'
import { useDesign, useSaid } from './design.ts'
import { FieldEditor } from './field-editor.tsx'

/** What a field is, in a few words at the right of its name. */
export function useFieldSummary(): (field: Field) => string {
  const { w, k, say } = useSaid()
  return (field) => {
    const kind = k[`field_${field.kind}`]
    const more =
      field.kind === 'cascade'
        ? w.levels(depthOf(field.options))
        : 'options' in field
          ? w.itemsCount(field.options.length)
          : field.kind === 'checklist'
            ? w.itemsCount(field.lines.length)
            : 'unit' in field && field.unit
              ? say(field.unit)
              : ''
    return more === '' ? kind : `${kind} · ${more}`
  }
}

export type FieldCardProps = {
  at: string
  field: Field
  index: number
  count: number
  open: boolean
  dragged: boolean
  /** How its grip is taken hold of, where the page does not listen by itself. */
  grip: object
}

/** One field in the list: folded to its name, or open with everything that can be said of it. */
export function FieldCard({ at, field, index, count, open, dragged, grip }: FieldCardProps) {
  const { change, go, problems, tell } = useDesign()
  const { w, say } = useSaid()
  const shared = useWords(common)
  const summary = useFieldSummary()
  const node = at === 'report' ? null : at
  const bad = problems.some(
    (one) => one.node === node && (one.path.split('.').includes(field.key) || one.detail?.field === field.key),
  )
  const name = say(field.label)
  return (
    <View className={classes('fd', open && 'is-on', bad && 'is-bad', dragged && 'is-dragged')}>
      <View className="fd-head">
        <View id={`drag-${field.key}`} className="fd-drag drag-grip" {...grip}>
          <Icon name="drag" tone={open ? 'accent' : 'third'} label={w.drag} />
        </View>
        <Tap
          id={`field-${field.key}`}
          className="fd-main"
          label={`${name} ${summary(field)}`}
          onTap={() => go({ field: open ? null : field.key })}
        >
          <Text className={classes('sp', open && 'b')}>{name}</Text>
          <Text className="cap fd-kind">{summary(field)}</Text>
          {field.required === true && <Badge plain tone="idle" word={w.required} />}
          {typeof field.required === 'object' && <Badge plain tone="idle" word={w.sometimes} />}
          {bad && <Badge tone="bad" word={w.broken} />}
        </Tap>
      </View>
      {open && (
        <View className="fd-body">
          <FieldEditor key={field.key} at={at} field={field} />
          <View className="fd-acts">
            <View id="field-up">
              <IconButton
                kind="plain"
                icon="up"
                label={w.up}
                off={index === 0}
                onTap={() => change((now) => moveField(now, at, field.key, index - 1))}
              />
            </View>
            <View id="field-down">
              <IconButton
                kind="plain"
                icon="down"
                label={w.down}
                off={index === count - 1}
                onTap={() => change((now) => moveField(now, at, field.key, index + 1))}
              />
            </View>
            <View className="sp" />
            <Tap
              id="field-copy"
              className="link t-accent"
              label={w.copy}
              onTap={() => change((now) => copyField(now, at, field.key, fresh))}
            >
              <Text>{w.copy}</Text>
            </Tap>
            <Tap
              id="field-remove"
              className="link t-accent studio-link"
              label={shared.remove}
              onTap={() => {
                change((now) => removeField(now, at, field.key))
                go({ field: null })
                tell(w.removed(name), true)
              }}
            >
              <Text>{shared.remove}</Text>
            </Tap>
          </View>
        </View>
      )}
    </View>
  )
}
