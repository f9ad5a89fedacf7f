import { say as sayLabel } from '@field/domain/kernel'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { openDocument } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { Many } from '../../panes/many.tsx'
import { NotTaken } from '../../panes/not-taken.tsx'
import {
  Actions,
  Badge,
  Button,
  classes,
  Empty,
  SearchInput,
  Section,
  Segmented,
  SkeletonList,
  Strip,
  Tap,
} from '../../ui/index.ts'
import { common, useWords, when } from '../../words/index.ts'
import { useMe } from '../../work-order/index.ts'
import { isUsual, mayOwn, versionsNow } from './books-model.ts'
import { groupsOf } from './groups.ts'
import { mostShown } from './load-rules.ts'
import { tiesOf } from './rule-model.ts'
import type { Saying } from './sentences.ts'
import type { Books } from './use-books.ts'

const atOnce = 40

/** The books side by side, and the rules of the open one as sentences by item. */
export function BookList({ books, saying }: { books: Books; saying: Saying }) {
  const { w, language } = saying
  const me = useMe()
  const { all, kind, book, view } = books
  const nameOf = (one: string) => {
    const found = all.find((each) => each.kind === one)?.book
    return found ? sayLabel(found.label, language) : isUsual(one) ? w[`kind_${one}`] : one
  }
  if (!books.books.value) return books.books.problem ? <ProblemCard of={books.books} /> : <SkeletonList rows={5} />
  const own = me !== null && mayOwn([me.role])
  const both = book?.draft && book.versions.length > 0
  return (
    <View id="price-books">
      <Many
        id="book"
        options={[
          ...all.map((one) => ({ id: one.kind, word: nameOf(one.kind) })),
          ...(own ? [{ id: '+', word: `+ ${w.ownBook}` }] : []),
        ]}
        on={kind === null ? [] : [kind]}
        onTap={(next) => (next === '+' ? books.open({ kind: 'own' }) : books.choose(next))}
      />
      {both && (
        <View className="price-view" id="price-view">
          <Segmented
            options={[
              { id: 'published', word: w.shownPublished },
              { id: 'draft', word: w.shownDraft },
            ]}
            value={view}
            onChange={books.look}
          />
        </View>
      )}
      <NotTaken problem={books.problem} />
      {book ? (
        <Rules books={books} saying={saying} />
      ) : (
        <Empty icon="money" title={w.noBook} sub={w.noBookWhat}>
          <Button
            id="begin-book"
            kind="primary"
            size="l"
            word={w.beginFirst}
            busy={books.busy}
            onTap={() => void books.begin(null)}
          />
        </Empty>
      )}
    </View>
  )
}

function Standing({ books, saying: { w, language } }: { books: Books; saying: Saying }) {
  const { book, view } = books
  if (!book) return null
  const now = Date.now()
  const { holds, soon } = versionsNow(book, now)
  const told =
    view === 'draft'
      ? book.draft && w.draftOf(book.draft.edits)
      : [
          holds && w.versionFrom(holds.version, when(holds.from, now, language)),
          soon && w.versionSoon(soon.version, when(soon.from, now, language)),
        ]
          .filter(Boolean)
          .join(w.comma)
  return (
    <View className="cap n" id="price-standing">
      {[told, w.ruleCount(books.total)].filter(Boolean).join(' · ')}
    </View>
  )
}

function Rules({ books, saying }: { books: Books; saying: Saying }) {
  const { w } = saying
  const shared = useWords(common)
  const [typed, setTyped] = useState('')
  const [most, setMost] = useState(atOnce)
  const { kind, view, shown, rules, draft, pane } = books
  if (!shown.value) return shown.problem ? <ProblemCard of={shown} /> : <SkeletonList rows={6} />
  const groups = groupsOf(rules, saying, typed)
  const ties = view === 'draft' ? (draft?.ambiguities.length ?? 0) : 0
  const version = books.version
  const fetchFile = async (ending: 'csv' | 'xlsx') => {
    const of = version === null ? '' : `?version=${version}`
    const came = await openDocument(`/price-books/${kind}/rules.${ending}${of}`, `prices-${kind}.${ending}`)
    if (!came) books.say(w.notFetched)
  }
  const act = (id: string, word: string, onTap: () => void) => (
    <View key={id} className="price-act">
      <Button id={id} kind="soft" word={word} onTap={onTap} />
    </View>
  )
  return (
    <View>
      <Standing books={books} saying={saying} />
      <View className="price-acts">
        {act('try-it', w.tryIt, () => books.open({ kind: 'try' }))}
        {(view === 'draft' ? version !== null : (version ?? 0) > 1) &&
          act('compare', w.compare, () => books.open({ kind: 'compare' }))}
        {act('import', w.importIt, () => books.open({ kind: 'import' }))}
        {view === 'published' && act('export-xlsx', w.exportXlsx, () => void fetchFile('xlsx'))}
        {view === 'published' &&
          process.env.TARO_ENV === 'h5' &&
          act('export-csv', w.exportCsv, () => void fetchFile('csv'))}
      </View>
      {ties > 0 && (
        <View className="two-why" id="price-ties-strip">
          <Strip tone="bad" onTap={() => books.open({ kind: 'ties' })}>
            {w.ambiguous(ties)}
          </Strip>
        </View>
      )}
      {rules.length > 6 && (
        <SearchInput
          id="find-rule"
          label={w.find}
          placeholder={w.find}
          value={typed}
          clearLabel={shared.clear}
          onChange={(next) => {
            setMost(atOnce)
            setTyped(next)
          }}
        />
      )}
      {books.total > mostShown && <View className="cap">{w.onlyFirst(mostShown, books.total)}</View>}
      {groups.length === 0 && rules.length > 0 && <View className="sub">{w.noneFound}</View>}
      {groups.slice(0, most).map((group) => (
        <Section key={group.id} title={group.name}>
          <View className="two-cards">
            {group.lines.map(({ rule, said }) => {
              const tied = view === 'draft' && draft !== null && tiesOf(draft, rule.id).length > 0
              const name = sayLabel(rule.label, saying.language)
              return (
                <Tap
                  key={rule.id}
                  id={`rule-${rule.id}`}
                  className={classes('pick-card', pane?.kind === 'rule' && pane.id === rule.id && 'is-on')}
                  label={`${name} ${said}`}
                  onTap={() => books.open({ kind: 'rule', id: rule.id })}
                >
                  <View className="two-line">
                    <View className="b sp">{said}</View>
                    {tied && <Badge tone="bad" word={w.tiesShort} />}
                  </View>
                  {name !== group.name && <View className="cap">{name}</View>}
                </Tap>
              )
            })}
          </View>
        </Section>
      ))}
      {groups.length > most && (
        <Actions>
          <Button
            id="more-items"
            grow
            kind="quiet"
            word={w.moreGroups(groups.length - most)}
            onTap={() => setMost(most + atOnce)}
          />
        </Actions>
      )}
    </View>
  )
}

/** Under the list: what is to be done about the book as a whole. */
export function BookFoot({ books, saying: { w } }: { books: Books; saying: Saying }) {
  if (!books.book) return null
  const drafting = books.view === 'draft'
  return (
    <View id="price-foot">
      <Actions>
        {drafting && (
          <Button id="add-price-rule" size="l" icon="plus" word={w.addRule} onTap={() => books.open({ kind: 'new' })} />
        )}
        {drafting ? (
          <Button
            id="to-publish"
            grow
            kind="primary"
            size="l"
            word={w.publish}
            onTap={() => books.open({ kind: 'publish' })}
          />
        ) : (
          <Button
            id="begin-draft"
            grow
            kind="primary"
            size="l"
            icon="edit"
            word={w.begin}
            busy={books.busy}
            onTap={() => (books.book?.draft ? books.look('draft') : void books.begin(null))}
          />
        )}
      </Actions>
    </View>
  )
}
