import { View } from '@tarojs/components'
import { toDoWords } from '../../form/index.ts'
import { BottomBar, Button, IconButton, type IconName } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { money, useSay, useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import { countOf, listPriceOf } from './shown-parts.ts'
import type { TaskPage } from './use-task-page.ts'

/** Nobody waits for anybody any more. */
const ended = ['completed', 'settled', 'closed']
const photoSteps = ['photo_before', 'photo_after']

/** The one thing to do, in the thumb's reach: never grey, it says what is missing and leads there. */
export function TaskBar({ page }: { page: TaskPage }) {
  const words = useWords(technician)
  const form = useWords(formWords)
  const say = useSay()
  const { work, primary, picking, busy } = page
  if (!work || !primary) return null
  if (page.tab === 'parts' && picking.changed && work.operations.includes('pick_parts')) {
    const count = countOf(picking.wanted)
    return (
      <BottomBar>
        <View>
          <View className="cap">{words.listPrice}</View>
          <View className="h1 n">{money(listPriceOf(picking.wanted, page.parts.known))}</View>
        </View>
        <Button
          id="take-parts"
          kind="primary"
          size="glove"
          grow
          busy={busy}
          word={count === 0 ? words.putAllBack : words.take(count)}
          onTap={page.take}
        />
      </BottomBar>
    )
  }
  const main = (id: string, word: string, onTap: () => void, more: { icon?: IconName; note?: string } = {}) => (
    <Button id={id} kind="primary" size="glove" grow word={word} busy={busy} onTap={onTap} {...more} />
  )
  const pause = work.operations.includes('pause') && (
    <IconButton kind="line" size="glove" icon="wait" label={words.pause} onTap={() => page.setSheet('pause')} />
  )
  switch (primary.kind) {
    case 'accept':
      return (
        <BottomBar hint={words.acceptHint}>
          {work.operations.includes('decline') && (
            <Button id="decline" size="glove" word={words.decline} onTap={() => page.setSheet('decline')} />
          )}
          {main('accept', words.accept, page.accept)}
        </BottomBar>
      )
    case 'travel':
      return (
        <BottomBar>
          {work.operations.includes('arrive') && (
            <Button id="arrive" size="glove" word={words.alreadyHere} onTap={page.arrive} />
          )}
          {main('travel', words.setOff, page.travel)}
        </BottomBar>
      )
    case 'arrive':
      return <BottomBar hint={words.positionOnce}>{main('arrive', words.arrived, page.arrive)}</BottomBar>
    case 'resume':
      return <BottomBar>{main('resume', words.resume, page.resume)}</BottomBar>
    case 'to_do': {
      const { first, left } = primary
      const schema = work.node.form
      const word = schema ? toDoWords(schema, first, form, say) : words.submit
      return (
        <BottomBar>
          {pause}
          {main('to-do', word, () => page.jump(first), {
            ...(photoSteps.includes(first.what) && { icon: 'camera' as const }),
            ...(left > 1 && { note: form.missMore(left) }),
          })}
        </BottomBar>
      )
    }
    case 'complete': {
      const word = { store: words.askStore, customer: words.askCustomer, nobody: words.submit }[primary.judge]
      return (
        <BottomBar>
          {pause}
          {main('complete', word, page.complete)}
        </BottomBar>
      )
    }
    case 'over': {
      const word = { store: words.submittedStore, customer: words.submittedCustomer, nobody: words.submitted }[
        primary.judge
      ]
      const said = ended.includes(work.order.status) ? words.orderDone : word
      return <BottomBar hint={page.entries.length > 0 ? words.keptToSubmit : said} />
    }
    case 'nothing':
      return <BottomBar hint={words.notMine} />
  }
}
