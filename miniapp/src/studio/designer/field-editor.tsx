import type { Field } from '@field/domain/form'
import { accessTo } from '@field/domain/workflow'
import { View } from '@tarojs/components'
import { Badge, Field as Frame, Segmented, TextInput, Toggle } from '../../ui/index.ts'
import { studioKinds } from '../../words/studio-kinds.ts'
import { accessWhos } from '../change/access.ts'
import { renamed, setField } from '../change/fields.ts'
import { said, withMember } from '../change/whole.ts'
import { ConditionBuilder } from './condition-builder.tsx'
import { DefaultEditor } from './default-editor.tsx'
import { useDesign, useSaid } from './design.ts'
import { KindEditor } from './kind-editor.tsx'
import { Line } from './pick.tsx'

/** Everything that can be said of a field; each control changes it at once. */
export function FieldEditor({ at, field }: { at: string; field: Field }) {
  const { definition, change } = useDesign()
  const { w, k, language } = useSaid()
  const set = (make: (field: Field) => Field) => change((now) => setField(now, at, field.key, make))
  const other = language === 'en' ? 'zh-CN' : 'en'
  // A new field is called what its kind is; that name is shown as one that still has to be given.
  const ofKind = studioKinds[`field_${field.kind}`]
  const untouched = field.label['zh-CN'] === ofKind['zh-CN'] && field.label.en === ofKind.en
  const silent = field.kind === 'section' || field.kind === 'hint'
  const required = field.required === true ? 'always' : typeof field.required === 'object' ? 'condition' : 'never'
  return (
    <View>
      <View className="pair">
        <View className="pair-one">
          <Frame label={w.name}>
            <TextInput
              id="field-name"
              label={w.name}
              value={untouched ? '' : (field.label[language] ?? '')}
              placeholder={field.label[language] ?? field.label['zh-CN']}
              maxLength={60}
              focus={untouched}
              onChange={(text) => set((one) => renamed(one, language, text, ofKind))}
            />
          </Frame>
        </View>
        <View className="pair-one">
          <Frame label={other === 'en' ? w.english : w.chinese}>
            <TextInput
              id="field-name-other"
              label={w.english}
              value={untouched ? '' : (field.label[other] ?? '')}
              maxLength={60}
              onChange={(text) => set((one) => renamed(one, other, text, ofKind))}
            />
          </Frame>
        </View>
      </View>
      <KindEditor at={at} field={field} set={set} />
      {!silent && (
        <Line name={w.mustFill}>
          <View id="field-required">
            <Segmented
              options={[
                { id: 'never', word: w.never },
                { id: 'always', word: w.always },
                { id: 'condition', word: w.onCondition },
              ]}
              value={required}
              onChange={(to: 'never' | 'always' | 'condition') =>
                set((one) =>
                  withMember(
                    one,
                    'required',
                    to === 'always'
                      ? true
                      : to === 'condition'
                        ? { op: 'exists', at: { from: 'order', key: 'store_id' } }
                        : undefined,
                  ),
                )
              }
            />
          </View>
        </Line>
      )}
      {typeof field.required === 'object' && (
        <Line name={w.whenRequired} below>
          <ConditionBuilder
            id="required-when"
            at={at}
            until={field.key}
            value={field.required}
            onChange={(condition) => set((one) => withMember(one, 'required', condition ?? undefined))}
          />
        </Line>
      )}
      <Line name={w.whenShown} below>
        <ConditionBuilder
          id="visible-when"
          at={at}
          until={field.key}
          value={field.visible}
          onChange={(condition) => set((one) => withMember(one, 'visible', condition ?? undefined))}
        />
      </Line>
      {!silent && field.kind !== 'computed' && <DefaultEditor at={at} field={field} set={set} />}
      <Frame label={w.help}>
        <TextInput
          id="field-help"
          label={w.help}
          value={field.help?.[language] ?? ''}
          maxLength={200}
          onChange={(text) =>
            set((one) =>
              withMember(one, 'help', text === '' ? undefined : said(one.help ?? { 'zh-CN': text }, language, text)),
            )
          }
        />
      </Frame>
      {!silent && at !== 'report' && (
        <View id="field-asked-last">
          <Toggle
            word={w.askedLast}
            on={field.askedLast === true}
            onChange={(on) => set((one) => withMember(one, 'askedLast', on || undefined))}
          />
        </View>
      )}
      {at !== 'report' && !silent && (
        <Line name={w.whoSees}>
          <View className="badges">
            {accessWhos.map((who) => {
              const access = accessTo(definition, at, at, field.key, who)
              return (
                <View key={who} className="badges-one">
                  <Badge
                    plain
                    tone={access === 'write' ? 'good' : access === 'hidden' ? 'wait' : 'idle'}
                    word={`${k[`who_${who}`]} ${k[`access_${access}`]}`}
                  />
                </View>
              )
            })}
          </View>
        </Line>
      )}
    </View>
  )
}
