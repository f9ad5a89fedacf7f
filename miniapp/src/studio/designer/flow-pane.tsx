import { nodeOf } from '@field/domain/workflow'
import { ScrollView, Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import { Icon, Tap } from '../../ui/index.ts'
import { layout } from '../flow/layout.ts'
import { FlowPicture } from '../flow/picture.tsx'
import { useDesign, useSaid } from './design.ts'

/** Where a new step goes when the person does not say: behind the chosen one, else before the end. */
export function behindWhich(definition: ReturnType<typeof useDesign>['definition'], chosen: string | null): string {
  if (chosen !== null && nodeOf(definition, chosen)) return chosen
  const end = definition.nodes.find(({ kind }) => kind === 'end')
  return end?.key ?? definition.start
}

/** Room for the picture, as far as the form beside it can spare it. */
const paneWidth = (picture: number): number => Math.max(300, Math.min(420, picture + 24))

/** The left pane of the wide designer. */
export function FlowPane() {
  const { definition, place, openAdd } = useDesign()
  const { w } = useSaid()
  const width = useMemo(() => paneWidth(layout(definition).width), [definition])
  return (
    <View className="flow-pane" style={{ width: `${width}px` }}>
      <View className="pane-title">
        <Text className="h2">{w.flow}</Text>
        <Text className="cap pane-count">{w.steps(definition.nodes.length)}</Text>
        <View className="sp" />
        <Tap
          id="add-step"
          className="link t-accent studio-link"
          label={w.addStep}
          onTap={() => openAdd(behindWhich(definition, place.node), false)}
        >
          <Icon name="plus" size="s" />
          <Text>{w.addStep}</Text>
        </Tap>
      </View>
      <ScrollView className="flow-scroll" scrollX scrollY enhanced>
        <FlowPicture />
      </ScrollView>
    </View>
  )
}
