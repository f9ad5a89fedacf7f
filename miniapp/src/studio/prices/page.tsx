import { permissionsOf } from '@field/domain/access'
import { useState } from 'react'
import { CloseForm, TwoPanes } from '../../panes/two-panes.tsx'
import { homeOf } from '../../roles/index.ts'
import { useToast } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { priceWords } from '../../words/prices.ts'
import { useMe } from '../../work-order/index.ts'
import { BookFoot, BookList } from './book-list.tsx'
import { BookPane } from './book-pane.tsx'
import { isUsual } from './books-model.ts'
import { useDistricts } from './districts.tsx'
import type { PartView } from './part-view.ts'
import { usePromotions } from './promotions.tsx'
import { useStanding } from './standing.tsx'
import { useBooks } from './use-books.ts'
import { usePriceNames } from './use-names.ts'
import '../designer/form.css'
import '../rules/page.css'
import './page.css'

const parts = ['books', 'standing', 'promotions', 'districts'] as const
type Part = (typeof parts)[number]

/** What things cost: the books, who is priced how, promotions, and districts. */
export default function PricesPage() {
  const w = useWords(priceWords)
  const toast = useToast()
  const me = useMe()
  const designs = me !== null && permissionsOf(me.role).includes('work_types.design')
  const tell = (word: string) => toast.show({ word })
  const [part, setPart] = useState<Part>('books')
  const names = usePriceNames()
  const books = useBooks(part === 'books', tell)
  books.named((kind) => (isUsual(kind) ? w[`kind_${kind}`] : kind))
  const views: Readonly<Record<Part, PartView>> = {
    books: {
      list: <BookList books={books} saying={names.saying} />,
      form: books.pane ? <BookPane books={books} names={names} /> : null,
      foot: books.book && books.shown.value ? <BookFoot books={books} saying={names.saying} /> : null,
      add: null,
      hint: { icon: 'money', title: w.pickRule, sub: w.pickRuleWhat },
      close: () => books.open(null),
    },
    standing: useStanding(part === 'standing', names, tell),
    promotions: usePromotions(part === 'promotions', names, tell),
    districts: useDistricts(part === 'districts', names, tell),
  }
  const view = views[part]
  return (
    <CloseForm value={view.close}>
      <TwoPanes
        title={w.title}
        {...(me && !designs && { home: homeOf(me.role), tab: 'overview' as const })}
        toast={toast.node}
        parts={{
          options: parts.map((id) => ({ id, word: w[`part_${id}`] })),
          value: part,
          onChange: (next) => {
            view.close()
            setPart(next)
          },
        }}
        add={view.add}
        list={view.list}
        foot={view.foot}
        form={view.form}
        hint={view.hint}
      />
    </CloseForm>
  )
}
