import { useRef, useState } from 'react'
import { call, newId, useResource } from '../../data/index.ts'
import { findItems, type Library } from '../../library/index.ts'
import { Many } from '../../panes/many.tsx'
import { SentForm } from '../../panes/sent-form.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Card, Field, Section, TextInput, Toggle } from '../../ui/index.ts'
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
  const sent = useSentForm(`library-package:${of?.key ?? 'new'}`, of ? packageForm(of) : emptyPackage)
  const [typed, setTyped] = useState('')
  const fresh = useRef(packageKey(newId()))
  const { form, edit } = sent
  const save = async () => {
    const params = { key: of?.key ?? fresh.current }
    const answer = await sent.send((key) =>
      call('PUT /packages/:key', { params, body: packageBody(form, of?.version ?? 0), key }),
    )
    if (!answer.ok) return
    tell(parts.saved)
    await onSaved(params.key)
  }
  const lack = lackInPackage(form)
  const at = packageFieldAt(sent.path)
  const published = (types.value?.workTypes ?? []).filter((one) => one.published !== null)
  return (
    <SentForm
      id="package-form"
      title={of ? say(of.label) : w.addPackage}
      badge={of && { tone: of.retired ? 'idle' : 'good', word: of.retired ? w.retired : w.version(of.version) }}
      of={sent}
      field={at && w[at]}
      save={{
        id: 'save-package',
        word: of ? shared.save : w.createPackage,
        lack: lack && w[lack],
        fresh: !of,
        run: save,
      }}
    >
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
        end={of && !sent.dirty ? (of.total === null ? w.noPrice : `${w.total} ${money(of.total)}`) : undefined}
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
    </SentForm>
  )
}
