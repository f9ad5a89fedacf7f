import Taro from '@tarojs/taro'
import { BottomBar, Button } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { progress } from '../../words/progress.ts'
import { remainingFor } from '../../work-order/index.ts'
import { mainAct, momentOf, type ProgressReply } from './model.ts'
import { useTelling } from './use-progress.ts'

/** The one thing to do: judge the work, rate it, or be told of what comes. */
export function Foot({
  order,
  asked,
  tell,
}: {
  order: ProgressReply
  /** Something above already asks for an answer, so that this is not the one thing to do. */
  asked: boolean
  tell: (word: string) => void
}) {
  const w = useWords(progress)
  const moment = momentOf(order)
  const { consents, ask } = useTelling(moment, tell)
  const act = mainAct(order)
  const go = (page: string) => void Taro.navigateTo({ url: `/${page}/page?id=${order.id}` })
  if (act !== 'tell') {
    const { id, word, page } = {
      confirm: { id: 'to-confirm', word: w.toConfirm, page: 'pages/confirm' },
      decide: { id: 'to-decide', word: w.toDecide, page: 'desk/task' },
      rate: { id: 'to-rate', word: w.rate, page: 'pages/rate' },
    }[act]
    return (
      <BottomBar {...(act !== 'rate' && { hint: w.yourTurn })}>
        <Button id={id} kind="primary" size="l" grow word={word} onTap={() => go(page)} />
      </BottomBar>
    )
  }
  const wanted = consents?.ask[moment].length ?? 0
  if (!consents || wanted === 0 || order.progress.next === null) return null
  const left = remainingFor(consents, moment)
  return (
    <BottomBar hint={left > 0 ? w.willTell(left) : w.tellWhat(wanted)}>
      <Button
        id="tell-me"
        kind={left > 0 || asked ? 'secondary' : 'primary'}
        size="l"
        grow
        icon="bell"
        word={w.tellMe}
        onTap={ask}
      />
    </BottomBar>
  )
}
