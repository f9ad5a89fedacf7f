import { useState } from 'react'
import { call } from '../../data/index.ts'
import { Actions, Button, Field, PhoneInput, Sheet, Stack, TextInput, Toggle } from '../../ui/index.ts'
import { behalfWords } from '../../words/behalf.ts'
import { common, useWords } from '../../words/index.ts'
import { begunWith, type Customer, faultOf, type Who, whoOf } from './model.ts'

const needs = { name: 'needName', phone: 'needPhone', agreed: 'needAgreed' } as const

/** Takes down somebody new. With a network the number is looked up first: whoever has it is offered instead. */
export function NewCustomer({
  begun,
  onClose,
  onChoose,
}: {
  begun: string
  onClose: () => void
  onChoose: (who: Who) => void
}) {
  const w = useWords(behalfWords)
  const shared = useWords(common)
  const [one, setOne] = useState({ ...begunWith(begun), agreed: false })
  const [known, setKnown] = useState<Customer | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<typeof one>) => {
    setOne({ ...one, ...part })
    setKnown(null)
  }
  const fault = faultOf(one)
  const take = async () => {
    setBusy(true)
    const answer = one.phone === '' ? null : await call('GET /customers', { query: { q: one.phone } })
    setBusy(false)
    const [other] = answer?.ok ? answer.value.items : []
    if (other) setKnown(other)
    else onChoose({ id: null, name: one.name.trim(), phone: one.phone === '' ? null : one.phone, agreed: one.agreed })
  }
  return (
    <Sheet
      open
      title={w.anew}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        <Actions>
          {known ? (
            <Button
              id="choose-known"
              kind="primary"
              size="l"
              grow
              word={w.takeKnown(known.name)}
              onTap={() => onChoose(whoOf(known))}
            />
          ) : (
            <Button
              id="take-down"
              kind="primary"
              size="l"
              grow
              word={w.takeDown}
              busy={busy}
              {...(fault && { off: w[needs[fault]] })}
              onTap={() => void take()}
            />
          )}
        </Actions>
      }
    >
      <Stack gap={4}>
        <Field label={w.name}>
          <TextInput
            id="new-name"
            label={w.name}
            value={one.name}
            placeholder={w.nameHint}
            maxLength={40}
            onChange={(name) => change({ name })}
          />
        </Field>
        <Field
          label={w.phone}
          note={shared.optional}
          hint={w.phoneHint}
          {...(known && { error: w.alreadyKnown(known.name) })}
        >
          <PhoneInput
            id="new-phone"
            label={w.phone}
            value={one.phone}
            wrong={known !== null}
            onChange={(phone) => change({ phone })}
          />
        </Field>
        {one.phone !== '' && !known && (
          <Toggle word={w.agreed} sub={w.agreedWhat} on={one.agreed} onChange={(agreed) => change({ agreed })} />
        )}
      </Stack>
    </Sheet>
  )
}
