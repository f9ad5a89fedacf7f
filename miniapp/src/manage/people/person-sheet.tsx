import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Answer, call, newId } from '../../data/index.ts'
import { problemWords } from '../../frame/index.ts'
import { Button, KeyValue, Sheet, Strip } from '../../ui/index.ts'
import { common, useLanguage, useWords } from '../../words/index.ts'
import { manageWords } from '../../words/manage.ts'
import { roleWords } from '../../words/roles.ts'
import type { Person } from './model.ts'

type Problem = Exclude<Answer<unknown>, { ok: true }>

/** A colleague: what they do and where; ending their roles, which cannot be undone, says so first. */
export function PersonSheet({
  person,
  canDismiss,
  onClose,
  onDismissed,
}: {
  person: Person
  canDismiss: boolean
  onClose: () => void
  onDismissed: () => void
}) {
  const w = useWords(manageWords)
  const shared = useWords(common)
  const names = useWords(roleWords)
  const language = useLanguage()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const [problem, setProblem] = useState<Problem | null>(null)
  const dismiss = async () => {
    if (!asked) return setAsked(true)
    setBusy(true)
    const answer = await call('POST /people/:id/dismiss', { params: { id: person.id }, key })
    setBusy(false)
    if (answer.ok) onDismissed()
    else setProblem(answer)
  }
  return (
    <Sheet
      open
      title={person.name}
      closeLabel={shared.close}
      onClose={onClose}
      {...(canDismiss && {
        foot: <Button id="dismiss" kind="danger" size="l" word={w.dismiss} busy={busy} onTap={() => void dismiss()} />,
      })}
    >
      {problem && <Strip tone="bad">{problemWords(problem, language).what}</Strip>}
      {person.badge && <KeyValue name={w.badge} value={person.badge} />}
      {person.roles.map(({ role, placeId, placeName }) => (
        <KeyValue key={`${role}${placeId}`} name={names[role]} value={placeName ?? ''} />
      ))}
      {asked && <View className="t-bad">{w.dismissWhat(person.name)}</View>}
    </Sheet>
  )
}
