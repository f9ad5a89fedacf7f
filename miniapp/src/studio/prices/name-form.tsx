import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { Many } from '../../panes/many.tsx'
import { NotTaken, type Problem, pathOf } from '../../panes/not-taken.tsx'
import { Restored } from '../../panes/restored.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useKeptForm } from '../../panes/use-kept-form.ts'
import { Actions, Button, Card, Field, MoneyInput, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { standingWords } from '../../words/price-standing.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { keyFrom } from './standing-model.ts'
import type { PriceNames } from './use-names.ts'

const goods = ['by_quota', 'by_sales', 'on_order'] as const
type Kind = 'tier' | 'level' | 'grade'
const empty = {
  name: '',
  english: '',
  goodsSplit: 'by_quota' as (typeof goods)[number],
  shareSet: '',
  fromFen: null as number | null,
}

/** A tier, level or grade: its name, and for a level how goods go and who is paid, for a grade from what sum on. */
export function NameForm({
  kind,
  of,
  names,
  onSaved,
}: {
  kind: Kind
  of: string | null
  names: PriceNames
  onSaved: (word: string) => void
}) {
  const w = useWords(standingWords)
  const parts = useWords(studioParts)
  const shared = useWords(common)
  const level = names.levels.find(({ key }) => kind === 'level' && key === of)
  const grade = names.grades.find(({ key }) => kind === 'grade' && key === of)
  const tier = names.tiers.find(({ key }) => kind === 'tier' && key === of)
  const label = level?.label ?? grade?.label ?? tier?.label
  const was = {
    ...empty,
    ...(label && { name: label['zh-CN'], english: label.en ?? '' }),
    ...(level && { goodsSplit: level.goodsSplit, shareSet: level.shareSet ?? '' }),
    ...(grade && { fromFen: grade.from as number }),
  }
  const kept = useKeptForm(`price-${kind}:${of ?? 'new'}`, was)
  const made = useRef(of ?? keyFrom(kind, newId()))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { form } = kept
  const edit: typeof kept.edit = (part) => {
    setProblem(null)
    kept.edit(part)
  }
  const save = async () => {
    setBusy(true)
    const params = { key: made.current }
    const key = kept.request.current
    const said = {
      label: { 'zh-CN': form.name.trim(), ...(form.english.trim() !== '' && { en: form.english.trim() }) },
    }
    const { goodsSplit, shareSet, fromFen } = form
    const answer =
      kind === 'tier'
        ? await call('PUT /price-tiers/:key', { params, body: said, key })
        : kind === 'grade'
          ? await call('PUT /volume-grades/:key', { params, body: { ...said, fromFen: fromFen ?? 0 }, key })
          : await call('PUT /partner-levels/:key', {
              params,
              body: { ...said, goodsSplit, ...(shareSet !== '' && { shareSet }) },
              key,
            })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    kept.forget()
    onSaved(parts.saved)
  }
  const path = pathOf(problem)
  const at = path?.startsWith('label')
    ? w.name
    : path === 'shareSet'
      ? w.shareSet
      : path === 'fromFen'
        ? w.gradeFrom
        : null
  const off = form.name.trim() === '' ? w.nameFirst : of !== null && !kept.dirty ? parts.nothingNew : undefined
  return (
    <FormPane
      id={`${kind}-form`}
      title={of === null ? { tier: w.addTier, level: w.addLevel, grade: w.addGrade }[kind] : form.name}
      foot={
        <>
          <NotTaken problem={problem} field={at} />
          <Actions>
            <Button
              id="save-name"
              grow
              kind="primary"
              size="l"
              word={shared.save}
              busy={busy}
              off={off}
              onTap={() => void save()}
            />
          </Actions>
        </>
      }
    >
      <Restored of={kept} />
      <Card>
        <Field label={w.name}>
          <TextInput
            id="standing-name"
            label={w.name}
            value={form.name}
            maxLength={60}
            onChange={(name) => edit({ name })}
          />
        </Field>
        <Field label={w.english} note={shared.optional}>
          <TextInput
            id="standing-english"
            label={w.english}
            value={form.english}
            maxLength={80}
            onChange={(english) => edit({ english })}
          />
        </Field>
        {kind === 'level' && (
          <View className="two-part">
            <Field label={w.goods}>
              <Many
                id="goods"
                options={goods.map((id) => ({ id, word: w[`goods_${id}`] }))}
                on={[form.goodsSplit]}
                onTap={(goodsSplit) => edit({ goodsSplit })}
              />
            </Field>
            <Field label={w.shareSet}>
              <Many
                id="share-set"
                options={[{ id: '', word: w.shareUsual }, ...names.shareSets.map((id) => ({ id, word: id }))]}
                on={[form.shareSet]}
                onTap={(shareSet) => edit({ shareSet })}
              />
            </Field>
          </View>
        )}
        {kind === 'grade' && (
          <Field label={w.gradeFrom}>
            <MoneyInput
              id="grade-from"
              label={w.gradeFrom}
              value={form.fromFen}
              maxLength={14}
              onChange={(fromFen) => edit({ fromFen })}
            />
          </Field>
        )}
      </Card>
    </FormPane>
  )
}
