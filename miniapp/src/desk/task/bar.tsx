import { toDoWords } from '../../form/index.ts'
import { BottomBar, Button } from '../../ui/index.ts'
import { deskWords } from '../../words/desk.ts'
import { formWords } from '../../words/form.ts'
import { useSay, useWords } from '../../words/index.ts'
import type { DeskTask } from './use-desk-task.ts'

/** The one thing to do; a decision has two sides. What is missing stands on the button, which leads there. */
export function DeskBar({ page }: { page: DeskTask }) {
  const words = useWords(deskWords)
  const form = useWords(formWords)
  const say = useSay()
  const { primary, schema, busy, me } = page
  if (!primary || !schema) return null
  const customer = me?.role === 'customer'
  switch (primary.kind) {
    case 'claim':
      return (
        <BottomBar hint={words.claimHint}>
          <Button id="claim" kind="primary" size="l" grow word={words.claim} busy={busy} onTap={page.claim} />
        </BottomBar>
      )
    case 'resume':
      return (
        <BottomBar>
          <Button id="resume" kind="primary" size="l" grow word={words.resume} busy={busy} onTap={page.resume} />
        </BottomBar>
      )
    case 'to_do': {
      const { first, left } = primary
      return (
        <BottomBar>
          <Button
            id="to-do"
            kind="primary"
            size="l"
            grow
            word={toDoWords(schema, first, form, say)}
            {...(left > 1 && { note: form.missMore(left) })}
            onTap={() => page.jump(first)}
          />
        </BottomBar>
      )
    }
    case 'decide': {
      const { first } = primary
      return (
        <BottomBar>
          <Button
            id="reject"
            size="l"
            word={customer ? words.refuse : words.reject}
            onTap={() => page.setSheet('reject')}
          />
          <Button
            id={first ? 'to-do' : 'approve'}
            kind="primary"
            size="l"
            grow
            busy={busy}
            word={first ? toDoWords(schema, first, form, say) : customer ? words.agree : words.approve}
            onTap={() => (first ? page.jump(first) : page.finish('approved'))}
          />
        </BottomBar>
      )
    }
    case 'complete':
      return (
        <BottomBar>
          <Button
            id="complete"
            kind="primary"
            size="l"
            grow
            busy={busy}
            word={primary.agrees ? words.confirm : words.submit}
            onTap={() => page.finish()}
          />
        </BottomBar>
      )
    case 'over': {
      const { decision } = primary
      const done = decision === 'approved' ? words.approved : decision === 'rejected' ? words.rejected : words.done
      return <BottomBar hint={page.waiting > 0 ? words.keptToSend : done} />
    }
    case 'nothing':
      return <BottomBar hint={words.notYours} />
  }
}
