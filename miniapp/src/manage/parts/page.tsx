import type { ReactNode } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { CloseForm, FormPane, TwoPanes } from '../../panes/two-panes.tsx'
import { SkeletonList, useToast } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import { studioParts } from '../../words/studio-parts.ts'
import '../library/page.css'
import { CodePane } from './code-form.tsx'
import { CodeList } from './code-list.tsx'
import { CodeShown } from './code-shown.tsx'
import './page.css'
import { PartPane } from './part-form.tsx'
import { PartList } from './part-list.tsx'
import { PastePane } from './paste-pane.tsx'
import { PartShown } from './pieces.tsx'
import { RulesPane } from './rules-pane.tsx'
import { useParts } from './use-parts.ts'

/** The parts library: what there is and how it is kept, what fault codes mean, and how stock is kept. */
export default function PartsScreen() {
  const w = useWords(stockPartsWords)
  const said = useWords(studioParts)
  const toast = useToast()
  const page = useParts()
  const { desk, chosen, setChosen, mayChange } = page
  const say = (word: string) => toast.show({ word })
  const close = () => setChosen(null)
  const saved = (id: string | null, word = said.saved) => {
    page.reload()
    setChosen(id)
    say(word)
  }
  const retired = (id: string | null, word: string) => {
    // What was searched for may list it still.
    page.catalog.setTyped('')
    saved(id, word)
  }
  const form = (): ReactNode | null => {
    if (chosen === null) return null
    if (desk === 'parts') {
      if (chosen === 'rules') return <RulesPane mayChange={mayChange} onSaved={() => saved('rules')} />
      if (chosen === 'new') return <PartPane key="new" of={null} onSaved={saved} onRetired={retired} />
      return <OnePart key={chosen} id={chosen} mayChange={mayChange} onSaved={saved} onRetired={retired} />
    }
    if (chosen === 'paste')
      return (
        <PastePane
          say={say}
          onWritten={() => {
            page.reload()
            close()
          }}
        />
      )
    const of = page.codes.value?.items.find(({ id }) => id === chosen) ?? null
    if (!of && chosen !== 'new') return null
    if (of && !mayChange) return <CodeShown of={of} say={say} />
    return (
      <CodePane
        key={`${chosen} ${JSON.stringify(of)}`}
        of={of}
        onSaved={saved}
        onRetired={(word) => retired(null, word)}
        say={say}
      />
    )
  }
  return (
    <CloseForm value={close}>
      <TwoPanes
        title={w.title}
        home="/manage/stock/page"
        tab="stock"
        toast={toast.node}
        parts={{
          options: [
            { id: 'parts', word: w.parts },
            { id: 'codes', word: w.codes },
          ],
          value: desk,
          onChange: page.setDesk,
        }}
        add={
          mayChange
            ? {
                id: desk === 'parts' ? 'add-part' : 'add-code',
                word: desk === 'parts' ? w.addPart : w.addCode,
                onTap: () => setChosen('new'),
              }
            : null
        }
        hint={{ icon: desk === 'parts' ? 'part' : 'book', title: w.pick, sub: w.pickWhat }}
        form={form()}
        list={
          desk === 'parts' ? (
            <PartList
              catalog={page.catalog}
              fetching={page.fetching}
              chosen={chosen}
              onChoose={setChosen}
              gone={page.gone}
              setGone={page.setGone}
            />
          ) : (
            <CodeList codes={page.codes} mayChange={mayChange} chosen={chosen} onChoose={setChosen} />
          )
        }
      />
    </CloseForm>
  )
}

function OnePart({
  id,
  mayChange,
  onSaved,
  onRetired,
}: {
  id: string
  mayChange: boolean
  onSaved: (id: string) => void
  onRetired: (id: string, word: string) => void
}) {
  const part = useResource(`part:${id}`, () => call('GET /parts/:id', { params: { id } }))
  if (!part.value)
    return (
      <FormPane id="part-form" title="">
        {part.problem ? <ProblemCard of={part} /> : <SkeletonList rows={5} />}
      </FormPane>
    )
  return mayChange ? (
    <PartPane key={JSON.stringify(part.value)} of={part.value} onSaved={onSaved} onRetired={onRetired} />
  ) : (
    <PartShown of={part.value} />
  )
}
