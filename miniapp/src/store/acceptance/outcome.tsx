import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { homeOf } from '../../roles/index.ts'
import { Actions, Button, Empty, ErrorState } from '../../ui/index.ts'
import { refusalWords, useLanguage, useWords } from '../../words/index.ts'
import { storeWords } from '../../words/store.ts'
import type { Scene } from './model.ts'

/** What became of the judgement: kept on this phone, delivered, refused with its reason, or not wanted any more. */
export function Outcome({
  scene,
  orderId,
  canChange,
  onTakeBack,
}: {
  scene: Exclude<Scene, { kind: 'judging' }>
  orderId: string
  canChange: boolean
  onTakeBack: (scene: Extract<Scene, { kind: 'refused' }>, keep: boolean) => void
}) {
  const w = useWords(storeWords)
  const language = useLanguage()
  if (scene.kind === 'refused') {
    const { failure } = scene.held.entry
    return (
      <ErrorState
        icon="bad"
        tone="bad"
        title={w.refusedTitle}
        what={failure ? refusalWords(failure, language) : ''}
        {...(canChange && { safe: [w.refusedWhat] })}
      >
        <Actions>
          <Button word={w.giveUp} size="l" onTap={() => onTakeBack(scene, false)} />
          {canChange && (
            <Button id="change" grow kind="primary" size="l" word={w.change} onTap={() => onTakeBack(scene, true)} />
          )}
        </Actions>
      </ErrorState>
    )
  }
  const redo = scene.kind === 'not_awaited' ? 0 : scene.sums.redo
  const said = {
    kept: { icon: 'lock', title: w.keptTitle, sub: w.keptWhat },
    sent: { icon: 'good', title: w.sentTitle, sub: redo > 0 ? w.sentRedo(redo) : w.sentGood },
    not_awaited: { icon: 'good', title: w.notAwaited, sub: w.notAwaitedWhat },
  } as const
  const { icon, title, sub } = said[scene.kind]
  const toProgress = () => void Taro.redirectTo({ url: `/pages/progress/page?id=${orderId}` })
  const toBoard = () => void Taro.reLaunch({ url: homeOf('store_staff') })
  return (
    <View id={`outcome-${scene.kind}`}>
      <Empty icon={icon} title={title} sub={sub}>
        <Actions>
          <Button word={w.progress} size="l" onTap={toProgress} />
          <Button grow kind="primary" word={w.toBoard} size="l" onTap={toBoard} />
        </Actions>
      </Empty>
    </View>
  )
}
