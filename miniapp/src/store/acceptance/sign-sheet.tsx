import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { Button, KeyValue, Sheet, Signature, type SignatureHandle, Strip } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { storeWords } from '../../words/store.ts'
import type { Sums } from './model.ts'

/** What is signed, by whom, and the place to sign. `onSubmit` gets the picture's path and answers whether it was kept. */
export function SignSheet({
  open,
  sums,
  signer,
  onClose,
  onSubmit,
}: {
  open: boolean
  sums: Sums
  signer: string
  onClose: () => void
  onSubmit: (signaturePath: string) => Promise<boolean>
}) {
  const w = useWords(storeWords)
  const shared = useWords(common)
  const pad = useRef<SignatureHandle>(null)
  const [signed, setSigned] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (open) return
    setSigned(false)
    setFailed(false)
  }, [open])
  const submit = async () => {
    if (!pad.current) return
    setBusy(true)
    const kept = await pad.current.save().then(onSubmit, () => false)
    setFailed(!kept)
    setBusy(false)
  }
  return (
    <Sheet
      open={open}
      title={w.sign}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        <Button
          id="submit"
          kind="primary"
          size="l"
          word={w.submit}
          busy={busy}
          {...(!signed && { off: w.signFirst })}
          onTap={() => void submit()}
        />
      }
    >
      {failed && <Strip tone="bad">{w.noRoom}</Strip>}
      <KeyValue name={w.passed} value={w.passCount(sums.passed, sums.remarked)} />
      <KeyValue name={w.toRedo} value={w.redoCount(sums.redo)} />
      <KeyValue name={w.signer} value={signer} />
      <View className="sign-pad">
        <Signature
          id="signature"
          ref={pad}
          onInk={setSigned}
          hint={w.signHint}
          clearWord={w.signAgain}
          label={w.signLabel}
        />
      </View>
      <View className="cap">{w.signUse}</View>
    </Sheet>
  )
}
