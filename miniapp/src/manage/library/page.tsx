import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { refreshLibrary, useLibrary } from '../../library/index.ts'
import { CloseForm, TwoPanes } from '../../panes/two-panes.tsx'
import { SkeletonList, useToast } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { actorOf, useMe } from '../../work-order/index.ts'
import { ItemForm } from './item-form.tsx'
import { ItemList } from './item-list.tsx'
import { ItemPane } from './item-pane.tsx'
import { PackageList } from './package-list.tsx'
import { PackagePane } from './package-pane.tsx'
import { ReadyPane } from './ready-pane.tsx'
import { SheetsPane } from './sheets-pane.tsx'
import './page.css'

type Part = 'items' | 'packages'

/** The project library: items by trade, what branches have otherwise, packages, sheets. `?id=` opens an item. */
export default function LibraryPage() {
  const w = useWords(libraryWords)
  const { params } = useRouter()
  const me = useMe()
  const toast = useToast()
  const library = useLibrary(me)
  const packages = useResource(me ? 'list:packages' : null, () => call('GET /packages', { query: {} }))
  const [part, setPart] = useState<Part>('items')
  const [chosen, setChosen] = useState<string | null>(params.id ?? null)
  const [typed, setTyped] = useState('')
  const [trade, setTrade] = useState<string | null>(null)
  const say = (word: string) => toast.show({ word })
  const close = () => setChosen(null)
  const refresh = async () => {
    if (me) await Promise.all([refreshLibrary(me), packages.reload()])
  }
  const keepPackage = async (key: string) => {
    await packages.reload()
    setChosen(key)
  }
  const keepItem = async (id: string) => {
    await refresh()
    setChosen(id)
  }
  // Members with a place speak for that place alone.
  const whole = me !== null && actorOf(me).placeIds.length === 0
  const all = packages.value?.packages ?? []
  const empty = part === 'items' ? library.items.size === 0 : all.length === 0
  const form = () => {
    if (!me || chosen === null) return null
    if (part === 'packages') {
      const one = all.find(({ key }) => key === chosen) ?? null
      if (!one && chosen !== 'new') return null
      return (
        <PackagePane key={`${chosen} ${one?.version}`} of={one} library={library} onSaved={keepPackage} say={say} />
      )
    }
    if (chosen === 'ready') return <ReadyPane onDone={refresh} say={say} />
    if (chosen === 'sheets') return <SheetsPane onDone={refresh} say={say} />
    if (chosen === 'new')
      return <ItemForm key="new" item={null} versions={[]} onSaved={keepItem} onOverride={close} say={say} />
    return <ItemPane key={chosen} me={me} id={chosen} onChanged={refresh} onClose={close} say={say} />
  }
  return (
    <CloseForm value={close}>
      <TwoPanes
        title={w.title}
        home="/manage/overview/page"
        tab="overview"
        toast={toast.node}
        parts={{
          options: [
            { id: 'items', word: w.items },
            { id: 'packages', word: w.packages },
          ],
          value: part,
          onChange: (next) => {
            setChosen(null)
            setPart(next)
          },
        }}
        add={
          whole
            ? {
                id: part === 'items' ? 'add-item' : 'add-package',
                word: part === 'items' ? w.addItem : w.addPackage,
                onTap: () => setChosen('new'),
              }
            : null
        }
        hint={
          empty
            ? part === 'items'
              ? { icon: 'book', title: w.noneItems, sub: w.noneItemsWhat }
              : { icon: 'list', title: w.nonePackages, sub: w.nonePackagesWhat }
            : { icon: 'book', title: w.pick, sub: w.pickWhat }
        }
        form={form()}
        list={
          part === 'items' ? (
            <ItemList
              library={library}
              typed={typed}
              setTyped={setTyped}
              trade={trade}
              setTrade={setTrade}
              chosen={chosen}
              onChoose={setChosen}
              whole={whole}
            />
          ) : packages.value ? (
            <PackageList packages={all} chosen={chosen} onChoose={setChosen} />
          ) : packages.problem ? (
            <ProblemCard of={packages} />
          ) : (
            <SkeletonList rows={4} />
          )
        }
      />
    </CloseForm>
  )
}
