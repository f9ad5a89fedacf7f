import { nodeOf } from '@field/domain/workflow'
import { ScrollView, Text, View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { createForm, type FormEnv, FormEnvProvider, FormView } from '../../form/index.ts'
import { Icon, Segmented } from '../../ui/index.ts'
import { useDesign, useSaid } from './design.ts'
import { previewOf, type Seen, type Viewer, viewers } from './preview-model.ts'

const nothing = () => undefined

/** The chosen step as one of three people sees it on the phone, drawn by the very parts that draw it there. */
export function Preview() {
  const { definition, place } = useDesign()
  const { w, node: nameOf } = useSaid()
  const [who, setWho] = useState<Viewer>('handler')
  const at = place.node ?? 'report'
  const seen = previewOf(definition, at, who)
  const node = nodeOf(definition, at)
  return (
    <View className="preview" id="preview">
      <View className="pane-title">
        <Text className="h2 sp">{w.preview}</Text>
        <View className="preview-who">
          <Segmented options={viewers.map((id) => ({ id, word: w[`as_${id}`] }))} value={who} onChange={setWho} />
        </View>
      </View>
      <View className="phone">
        <View className="phone-nav">
          <Icon name="back" size="s" />
          <Text className="b sp">{nameOf(at)}</Text>
          <View className="phone-capsule" />
        </View>
        <ScrollView className="phone-scroll" scrollY enhanced>
          <View className="phone-body">
            {seen === null && (
              <View className="sub phone-empty">
                {node?.kind === 'end'
                  ? w.endsHere
                  : node && node.kind !== 'task' && node.kind !== 'approval'
                    ? w.noForm
                    : w.nothingSeen}
              </View>
            )}
            {seen && <SeenForm key={`${at}-${who}`} seen={seen} />}
          </View>
        </ScrollView>
        <View className="phone-foot">
          <View className="phone-button">{node?.kind === 'approval' ? w.agree : w.submit}</View>
        </View>
      </View>
    </View>
  )
}

function SeenForm({ seen: { schema, hidden, locked } }: { seen: Seen }) {
  const [openLine, setOpenLine] = useState<string | null>(null)
  const form = useMemo(() => createForm({}), [])
  const env: FormEnv = {
    form,
    readOnly: false,
    files: { shown: () => null, photograph: async () => [], keepSignature: async () => '' },
    facts: {},
    hidden,
    locked,
    openLines: null,
    before: {},
    remarks: {},
    pointed: null,
    openLine,
    onOpenLine: setOpenLine,
    onSheet: nothing,
  }
  return (
    <FormEnvProvider value={env}>
      <FormView schema={schema} />
    </FormEnvProvider>
  )
}
