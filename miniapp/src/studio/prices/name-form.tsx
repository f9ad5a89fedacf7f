import { View } from '@tarojs/components'
import { useRef } from 'react'
import { call, newId } from '../../data/index.ts'
import { Many } from '../../panes/many.tsx'
import { SentForm } from '../../panes/sent-form.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Card, Field, MoneyInput, TextInput } from '../../ui/index.ts'
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
  const sent = useSentForm(`price-${kind}:${of ?? 'new'}`, was)
  const made = useRef(of ?? keyFrom(kind, newId()))
  const { form, edit, path } = sent
  const save = async () => {
    const params = { key: made.current }
    const said = {
      label: { 'zh-CN': form.name.trim(), ...(form.english.trim() !== '' && { en: form.english.trim() }) },
    }
    const { goodsSplit, shareSet, fromFen } = form
    const answer = await sent.send(async (key) =>
      kind === 'tier'
        ? await call('PUT /price-tiers/:key', { params, body: said, key })
        : kind === 'grade'
          ? await call('PUT /volume-grades/:key', { params, body: { ...said, fromFen: fromFen ?? 0 }, key })
          : await call('PUT /partner-levels/:key', {
              params,
              body: { ...said, goodsSplit, ...(shareSet !== '' && { shareSet }) },
              key,
            }),
    )
    if (answer.ok) onSaved(parts.saved)
  }
  const at = path?.startsWith('label')
    ? w.name
    : path === 'shareSet'
      ? w.shareSet
      : path === 'fromFen'
        ? w.gradeFrom
        : null
  return (
    <SentForm
      id={`${kind}-form`}
      title={of === null ? { tier: w.addTier, level: w.addLevel, grade: w.addGrade }[kind] : form.name}
      of={sent}
      field={at}
      save={{
        id: 'save-name',
        word: shared.save,
        lack: form.name.trim() === '' ? w.nameFirst : null,
        fresh: of === null,
        run: save,
      }}
    >
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
    </SentForm>
  )
}
