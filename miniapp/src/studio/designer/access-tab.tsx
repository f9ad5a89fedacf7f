import type { Access } from '@field/domain/workflow'
import { Text, View } from '@tarojs/components'
import { Card, classes, Empty, Icon, Tap } from '../../ui/index.ts'
import {
  accessRows,
  accessWhos,
  nextAccess,
  operationsFor,
  operationWhos,
  setAccess,
  toggleOperation,
} from '../change/access.ts'
import { personAt } from '../change/whole.ts'
import { useDesign, useSaid } from './design.ts'

const tones: Readonly<Record<Access, string>> = { write: 'tone-good', read: 'tone-idle', hidden: 'tone-wait' }

/** Two tables of one node: who fills in, sees or does not see each field; who may do what. */
export function AccessTab({ at }: { at: string }) {
  const { definition, change } = useDesign()
  const { w, k, say, node: nameOf } = useSaid()
  const node = personAt(definition, at)
  if (!node) return <Empty icon="lock" title={w.pickStepFirst} />
  const rows = accessRows(definition, at)
  return (
    <View>
      <Card title={w.matrix} end={<Text className="cap">{w.matrixHow}</Text>}>
        <View className="matrix">
          <View className="matrix-row is-head">
            <View className="matrix-name" />
            {accessWhos.map((who) => (
              <View key={who} className="matrix-cell cap">
                {k[`who_${who}`]}
              </View>
            ))}
          </View>
          {rows.map(({ form, field, cells }, index) => (
            <View key={`${form}.${field.key}`}>
              {(index === 0 || rows[index - 1]?.form !== form) && (
                <View className="matrix-of cap">{form === at ? w.ownFields : nameOf(form)}</View>
              )}
              <View className="matrix-row">
                <View className="matrix-name">{say(field.label)}</View>
                {cells.map(({ who, access, said }) => (
                  <Tap
                    key={who}
                    id={`access-${form}-${field.key}-${who}`}
                    className="matrix-cell"
                    label={`${say(field.label)} ${k[`who_${who}`]} ${k[`access_${access}`]}`}
                    onTap={() =>
                      change((now) => setAccess(now, at, { form, field: field.key, who, access: nextAccess(access) }))
                    }
                  >
                    <Text className={classes('matrix-mark', tones[access], said && 'b')}>{k[`access_${access}`]}</Text>
                  </Tap>
                ))}
              </View>
            </View>
          ))}
        </View>
      </Card>
      <Card title={w.operations}>
        <View className="matrix">
          <View className="matrix-row is-head">
            <View className="matrix-name" />
            {operationWhos.map((who) => (
              <View key={who} className="matrix-cell cap">
                {k[`who_${who}`]}
              </View>
            ))}
          </View>
          {operationsFor(node).map((operation) => (
            <View key={operation} className="matrix-row">
              <View className="matrix-name">{k[`op_${operation}`]}</View>
              {operationWhos.map((who) => {
                const on = node.operations[who].includes(operation)
                return (
                  <Tap
                    key={who}
                    id={`may-${operation}-${who}`}
                    className="matrix-cell"
                    role="checkbox"
                    checked={on}
                    label={`${k[`op_${operation}`]} ${k[`who_${who}`]}`}
                    onTap={() => change((now) => toggleOperation(now, at, who, operation))}
                  >
                    <Icon name={on ? 'good' : 'idle'} tone={on ? 'accent' : 'third'} />
                  </Tap>
                )
              })}
            </View>
          ))}
        </View>
      </Card>
    </View>
  )
}
