import { useRef, useState } from 'react'
import { call, newId, useResource } from '../../data/index.ts'
import { findItems, type Library } from '../../library/index.ts'
import { Many } from '../../panes/many.tsx'
import { NotTaken, type Problem, pathOf } from '../../panes/not-taken.tsx'
import { Restored } from '../../panes/restored.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useKeptForm } from '../../panes/use-kept-form.ts'
import { Actions, Button, Card, Field, Section, TextInput, Toggle } from '../../ui/index.ts'
import { common, money, useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { NameFields } from './item-fields.tsx'
import {
  emptyPackage,
  lackInPackage,
  type Package,
  packageBody,
  packageFieldAt,
  packageForm,
  packageKey,
} from './package-model.ts'
import { PickedList } from './picked-list.tsx'

type Props = {
  of: Package | null
  library: Library
  onSaved: (key: string) => Promise<void>
  say: (word: string) => void
}

/** Making a package (null) or its next version. */
export function PackagePane({ of, library, onSaved, say: tell }: Props) {
  const w = useWords(libraryWords)
  const parts = useWords(studioParts)
  const shared = useWords(common)
  const say = useSay()
  const types = useResource('list:work-types', () => call('GET /work-types', {}))
  const kept = useKeptForm(`library-package:${of?.key ?? 'new'}`, of ? packageForm(of) : emptyPackage)
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const fresh = useRef(packageKey(newId()))
  const { form } = kept
  const edit: typeof kept.edit = (part) => {
    setProblem(null)
    kept.edit(part)
  }
  const save = async () => {
    const key = of?.key ?? fresh.current
    setBusy(true)
    const answer = await call('PUT /packages/:key', {
      params: { key },
      body: packageBody(form, of?.version ?? 0),
      key: kept.request.current,
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    kept.forget()
    tell(parts.saved)
    await onSaved(key)
  }
  const lack = lackInPackage(form)
  const at = packageFieldAt(pathOf(problem))
  const off = lack ? w[lack] : !of || kept.dirty ? undefined : parts.nothingNew
  const published = (types.value?.workTypes ?? []).filter((one) => one.published !== null)
  return (
    <FormPane
      id="package-form"
      title={of ? say(of.label) : w.addPackage}
      badge={of && { tone: of.retired ? 'idle' : 'good', word: of.retired ? w.retired : w.version(of.version) }}
      foot={
        <>
          <NotTaken problem={problem} field={at && w[at]} />
          <Actions>
            <Button
              id="save-package"
              grow
              kind="primary"
              size="l"
              word={of ? shared.save : w.createPackage}
              busy={busy}
              off={off}
              onTap={() => void save()}
            />
          </Actions>
        </>
      }
    >
      <Restored of={kept} />
      <Section title={w.what}>
        <Card>
          <NameFields id="package-name" value={form.name} onChange={(name) => edit({ name })} />
          <Field label={w.summary}>
            <TextInput
              id="package-summary"
              label={w.summary}
              value={form.summary.zh}
              maxLength={120}
              onChange={(zh) => edit({ summary: { ...form.summary, zh } })}
            />
          </Field>
          <Field label={w.summaryEnglish} note={shared.optional}>
            <TextInput
              id="package-summary-en"
              label={w.summaryEnglish}
              value={form.summary.en}
              maxLength={200}
              onChange={(en) => edit({ summary: { ...form.summary, en } })}
            />
          </Field>
          <Field label={w.workType}>
            <Many
              id="package-type"
              options={published.map(({ key, label }) => ({ id: key, word: say(label) }))}
              on={form.workType === null ? [] : [form.workType]}
              onTap={(workType) => edit({ workType })}
            />
          </Field>
        </Card>
      </Section>
      <Section
        title={w.lines}
        end={of && !kept.dirty ? (of.total === null ? w.noPrice : `${w.total} ${money(of.total)}`) : undefined}
      >
        <Card>
          <PickedList
            id="line"
            label={w.items}
            searchWord={w.findItem}
            most={999}
            value={form.lines.map(({ itemId, code, label, quantity }) => ({
              id: itemId,
              code,
              name: say(label),
              quantity,
            }))}
            found={
              typed.trim() === ''
                ? []
                : findItems(library.shelf, typed, 8).map(({ item }) => {
                    return { id: item.id, code: item.code, name: say(item.label) }
                  })
            }
            onSearch={setTyped}
            onAdd={({ id, code }) => {
              const item = library.items.get(id)
              if (item) edit({ lines: [...form.lines, { itemId: id, code, label: item.label, quantity: 1 }] })
            }}
            onCount={(id, quantity) =>
              edit({
                lines: form.lines.flatMap((line) =>
                  line.itemId !== id ? [line] : quantity > 0 ? [{ ...line, quantity }] : [],
                ),
              })
            }
          />
        </Card>
      </Section>
      <Card tight>
        <Toggle
          word={w.offeredPackage}
          sub={w.offeredPackageWhat}
          on={form.offered}
          onChange={(offered) => edit({ offered })}
        />
      </Card>
    </FormPane>
  )
}
