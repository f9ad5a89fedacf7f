import { say as sayLabel } from '@field/domain/kernel'
import type { PriceRule } from '@field/domain/pricing'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { newId } from '../../data/index.ts'
import { NotTaken } from '../../panes/not-taken.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { Actions, Button, Card, Field, KeyValue, Section, TextInput } from '../../ui/index.ts'
import { ComparePane } from './compare.tsx'
import { ImportPane } from './import-pane.tsx'
import { PublishPane } from './publish.tsx'
import { RuleForm } from './rule-form.tsx'
import { priceSaid, whereWords } from './sentences.ts'
import { TiesPane } from './ties.tsx'
import { TryPane } from './try-pane.tsx'
import type { Books } from './use-books.ts'
import type { PriceNames } from './use-names.ts'

/** What is open beside the list of rules: one of them, or something done to the whole book. */
export function BookPane({ books, names }: { books: Books; names: PriceNames }) {
  const { kind, pane, rules, draft, draftRules, view, version } = books
  const { saying } = names
  const { w, language } = saying
  if (!pane || !kind) return null
  const openRule = (id: string) => books.open({ kind: 'rule', id })
  const label = (id: string) => {
    const rule = [...draftRules, ...rules].find((one) => one.id === id)
    return rule ? sayLabel(rule.label, language) : w.unknownRule
  }
  switch (pane.kind) {
    case 'own':
      return <OwnBook books={books} names={names} />
    case 'try':
      return <TryPane key={`${kind} ${view}`} kind={kind} draft={view === 'draft'} names={names} ruleLabel={label} />
    case 'import':
      return (
        <ImportPane
          key={kind}
          kind={kind}
          onDone={() => {
            books.say(w.imported)
            void books.refresh().then(() => books.look('draft'))
          }}
        />
      )
    case 'compare':
      return (
        <ComparePane
          kind={kind}
          version={view === 'draft' ? null : version}
          edits={draft?.edits ?? 0}
          saying={saying}
        />
      )
    case 'ties':
      return draft && <TiesPane draft={draft} rules={draftRules} saying={saying} onOpen={openRule} />
    case 'publish':
      return (
        draft && (
          <PublishPane
            key={`${kind} ${draft.edits}`}
            kind={kind}
            draft={draft}
            onTies={() => books.open({ kind: 'ties' })}
            onPublished={(number) => {
              books.say(w.published(number))
              void books.refresh().then(() => books.look('published'))
            }}
            onDiscarded={() => {
              books.say(w.discarded)
              void books.refresh().then(() => books.look('published'))
            }}
          />
        )
      )
    case 'new':
    case 'rule': {
      const rule = pane.kind === 'rule' ? (rules.find(({ id }) => id === pane.id) ?? null) : null
      if (pane.kind === 'rule' && !rule) return null
      if (view === 'published' || !draft) return rule && <ReadRule rule={rule} books={books} names={names} />
      return (
        <RuleForm
          key={rule ? `${rule.id} ${JSON.stringify(rule)}` : `${kind} new`}
          kind={kind}
          draft={draft}
          rules={draftRules}
          rule={rule}
          names={names}
          onSaved={async (saved, { ambiguities }) => {
            books.say(ambiguities.length > 0 ? w.ambiguous(ambiguities.length) : w.draftOf(draft.edits + 1))
            // At once, and not after the reading: by then something else may be open.
            if (saved === null || saved === 'newest') books.open(null)
            await books.refresh()
          }}
          onStale={books.latestBase}
          onOpen={openRule}
        />
      )
    }
  }
}

/** A published rule: to be read; changing it begins a draft. */
function ReadRule({ rule, books, names: { saying } }: { rule: PriceRule; books: Books; names: PriceNames }) {
  const { w, language, names } = saying
  const name = sayLabel(rule.label, language)
  return (
    <FormPane
      id="read-rule"
      title={names.item(rule.item) || name}
      badge={{ tone: 'good', word: w.shownPublished }}
      foot={
        <>
          <NotTaken problem={books.problem} />
          <Actions>
            <Button
              id="change-rule"
              grow
              kind="primary"
              size="l"
              icon="edit"
              word={w.begin}
              busy={books.busy}
              onTap={() => void books.begin(rule)}
            />
          </Actions>
        </>
      }
    >
      <Card>
        <KeyValue name={w.ruleName} value={name} />
        <KeyValue name={w.sectionWhere} value={whereWords(rule, saying)} />
        <KeyValue name={w.sectionHow} value={priceSaid(rule, saying)} />
      </Card>
      {rule.method.kind === 'city_heat' && (
        <Section title={w.method_city_heat}>
          <Card>
            {rule.method.cityTiers.map((tier, row) => (
              <KeyValue key={tier} name={w.cityTier(tier)} value={tableRow(rule, row, names.heat)} />
            ))}
          </Card>
        </Section>
      )}
      <View className="cap price-note">{w.draftFirst}</View>
    </FormPane>
  )
}

const tableRow = ({ method }: PriceRule, row: number, heatName: (key: string) => string): string =>
  method.kind === 'city_heat'
    ? method.heats.map((heat, column) => `${heatName(heat)} ${(method.units[row]?.[column] ?? 0) / 100}`).join(' · ')
    : ''

/** A book of a kind of the organization's own, by its name. */
function OwnBook({ books, names: { saying } }: { books: Books; names: PriceNames }) {
  const { w } = saying
  const [name, setName] = useState('')
  const key = useRef(`own_${newId().replace(/-/g, '').slice(-10)}`)
  return (
    <FormPane
      id="own-book"
      title={w.ownBook}
      foot={
        <>
          <NotTaken problem={books.problem} />
          <Actions>
            <Button
              id="create-book"
              grow
              kind="primary"
              size="l"
              word={w.createBook}
              busy={books.busy}
              off={name.trim() === '' ? w.nameFirst : undefined}
              onTap={() => void books.begin(null, { kind: key.current, name: name.trim() })}
            />
          </Actions>
        </>
      }
    >
      <Card>
        <Field label={w.bookName}>
          <TextInput id="book-name" label={w.bookName} value={name} maxLength={60} onChange={setName} />
        </Field>
      </Card>
    </FormPane>
  )
}
