import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId, phone, sendForm } from '../../data/index.ts'
import { NotTaken, type Problem, pathOf } from '../../panes/not-taken.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { Actions, Button, Card, Field, KeyValue, Segmented, Strip, Track } from '../../ui/index.ts'
import { useLanguage, useWords } from '../../words/index.ts'
import { priceWords } from '../../words/prices.ts'
import { checkedPart, faultRows, headingOf, type Import } from './import-model.ts'

/** A file of rules: chosen, checked a thousand rows a call, its faults by row and column, then confirmed into the draft. */
export function ImportPane({ kind, onDone }: { kind: string; onDone: () => void }) {
  const w = useWords(priceWords)
  const language = useLanguage()
  const [mode, setMode] = useState<'add' | 'replace'>('add')
  const [name, setName] = useState('')
  const [of, setOf] = useState<Import | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const request = useRef(newId())
  const check = async (begun: Import) => {
    let now = begun
    while (now.state === 'checking') {
      const before = now.checked
      // Another key for each thousand rows: the same one would answer the same thousand again.
      const answer = await call('POST /price-imports/:id/check', { params: { id: now.id }, body: {}, key: newId() })
      if (!answer.ok) return setProblem(answer)
      now = answer.value
      setOf(now)
      if (now.state === 'checking' && now.checked === before) return
    }
  }
  const choose = async () => {
    const [file] = await phone.chooseFiles({ count: 1 })
    if (!file) return
    request.current = newId()
    setBusy(true)
    setProblem(null)
    setOf(null)
    setName(file.name ?? '')
    const fields = { id: newId(), kind, mode }
    const answer = await sendForm<Import>('/price-imports', fields, file)
    if (answer.ok) {
      setOf(answer.value)
      await check(answer.value)
    } else setProblem(answer)
    setBusy(false)
  }
  const goOn = async () => {
    if (!of) return
    setBusy(true)
    setProblem(null)
    await check(of)
    setBusy(false)
  }
  const confirm = async () => {
    if (!of) return
    setBusy(true)
    const answer = await call('POST /price-imports/:id/confirm', {
      params: { id: of.id },
      body: {},
      key: request.current,
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    onDone()
  }
  const ready = of?.state === 'ready'
  const faults = of ? faultRows(of, w, language) : []
  return (
    <FormPane
      id="import-prices"
      title={w.importTitle}
      foot={
        <>
          <NotTaken problem={problem} field={headingOf(pathOf(problem), w)} />
          <Actions>
            {of && (
              <Button
                id="another-file"
                grow={!ready}
                kind={ready ? 'secondary' : 'primary'}
                size="l"
                word={w.anotherFile}
                busy={busy && !ready}
                onTap={() => void choose()}
              />
            )}
            {of?.state === 'checking' && !busy && (
              <Button id="check-on" size="l" word={w.checkGoesOn} onTap={() => void goOn()} />
            )}
            {ready && (
              <Button
                id="confirm-import"
                grow
                kind="primary"
                size="l"
                word={w.importConfirm}
                busy={busy}
                onTap={() => void confirm()}
              />
            )}
            {!of && (
              <Button
                id="choose-file"
                grow
                kind="primary"
                size="l"
                icon="doc"
                word={w.chooseFile}
                busy={busy}
                onTap={() => void choose()}
              />
            )}
          </Actions>
        </>
      }
    >
      <View className="section">
        <Card>
          <Field label={w.importMode} hint={w[`modeWhat_${mode}`]}>
            <Segmented
              options={(['add', 'replace'] as const).map((id) => ({ id, word: w[`mode_${id}`] }))}
              value={mode}
              onChange={(next) => {
                // A file is checked for the way it is put in, so it is chosen anew.
                setOf(null)
                setProblem(null)
                setMode(next)
              }}
            />
          </Field>
          <View className="cap">{w.importWhat}</View>
        </Card>
      </View>
      {of && (
        <View className="section" id="import-state">
          <Card>
            <KeyValue
              name={name || w.importTitle}
              value={<Text className="n">{w.checking(of.checked, of.total)}</Text>}
            />
            <Track part={checkedPart(of)} label={w.checking(of.checked, of.total)} />
          </Card>
        </View>
      )}
      {ready && (
        <View className="price-note">
          <Strip tone="good">{w.importReady(of.total)}</Strip>
        </View>
      )}
      {of?.state === 'faulty' && (
        <>
          <View className="price-note">
            <Strip tone="bad">{w.importFaulty(of.faultyRows)}</Strip>
          </View>
          <View className="section" id="import-faults">
            <Card>
              <View className="price-fault is-head cap">
                <View className="price-fault-row">{w.faultRow}</View>
                <View className="price-fault-column">{w.faultColumn}</View>
                <View className="sp">{w.faultWhat}</View>
              </View>
              {faults.map((fault) => (
                <View key={fault.id} className="price-fault">
                  <View className="price-fault-row n">{fault.row}</View>
                  <View className="price-fault-column">{fault.column}</View>
                  <View className="sp">{fault.what}</View>
                </View>
              ))}
              {faults.length >= 500 && <View className="cap">{w.importFirst}</View>}
            </Card>
          </View>
        </>
      )}
    </FormPane>
  )
}
