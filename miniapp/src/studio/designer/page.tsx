import { ScrollView, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { ProblemCard, useWide } from '../../frame/index.ts'
import { RoleTabs } from '../../roles/index.ts'
import { BottomBar, Button, Page, Segmented, Sheet, Skeleton, Tabs, useToast } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { studioWords } from '../../words/studio.ts'
import { StudioCoach } from '../guide/coach.tsx'
import { Acts, Saved, UndoRedo } from './acts.tsx'
import { type Adding, AddSheet } from './add-sheet.tsx'
import { ClashCard } from './clashes.tsx'
import { type Design, DesignProvider } from './design.ts'
import { behindWhich, FlowPane } from './flow-pane.tsx'
import { Middle } from './middle.tsx'
import { Preview } from './preview.tsx'
import { type DesignTab, placeOfProblem } from './problem-place.ts'
import { Problems } from './problems.tsx'
import { PublishSheet } from './publish-sheet.tsx'
import { RehearsalSheet } from './rehearsal-sheet.tsx'
import { StepList } from './step-list.tsx'
import { useDesigner } from './use-designer.ts'
import './page.css'
import './flow.css'
import './form.css'

const tabs = ['flow', 'access', 'limits', 'messages'] as const

/** A work type while it is shaped: flow, forms, rights, limits, messages, and how it looks on the phone. */
export default function DesignerPage() {
  const w = useWords(studioWords)
  const shared = useWords(common)
  const say = useSay()
  const wide = useWide()
  const toast = useToast()
  const page = useDesigner((word) => toast.show({ word }))
  const [adding, setAdding] = useState<Adding | null>(null)
  const [sheet, setSheet] = useState<'publish' | 'rehearse' | 'preview' | null>(null)
  const [opened, setOpened] = useState(false)
  const { draft, definition, place } = page
  if (!definition) {
    return (
      <Page title={w.title} back={shared.back} home="/studio/gallery/page">
        {draft.problem ? (
          <ProblemCard of={{ problem: draft.problem, loading: false, reload: draft.reload }} />
        ) : (
          <Skeleton label={shared.loading} />
        )}
      </Page>
    )
  }
  const design: Design = {
    definition,
    change: draft.change,
    place,
    go: (to) => {
      page.go(to)
      if (!wide && (to.node !== undefined || to.tab !== undefined))
        setOpened(to.node !== null || to.part !== undefined || to.tab !== undefined)
    },
    problems: page.problems,
    people: page.people,
    workTypes: page.workTypes,
    tell: (word, undoable) =>
      toast.show({ word, ...(undoable && { undo: { word: shared.undo, onUndo: draft.undo } }) }),
    openAdd: (after, kase) => setAdding({ after, kase }),
  }
  const clashes = draft.desk?.clashes.map((clash) => (
    <ClashCard
      key={clash.id}
      clash={clash}
      definition={definition}
      onSettle={(whose) => draft.settle(clash.id, whose)}
    />
  ))
  const seg = (
    <Segmented
      options={tabs.map((id) => ({ id, word: w[`tab_${id}`] }))}
      value={place.tab}
      onChange={(tab: DesignTab) => page.go({ tab })}
    />
  )
  const over = (
    <>
      <AddSheet adding={adding} onClose={() => setAdding(null)} />
      {sheet === 'publish' && (
        <PublishSheet
          workType={page.key}
          version={page.version}
          ready={page.ready}
          onClose={() => setSheet(null)}
          onPublished={({ number }) => number !== null && void draft.reload()}
        />
      )}
      {sheet === 'preview' && (
        <Sheet open title={w.preview} closeLabel={shared.close} onClose={() => setSheet(null)}>
          <View className="preview-sheet">
            <Preview />
          </View>
        </Sheet>
      )}
      {sheet === 'rehearse' && <RehearsalSheet workType={page.key} ready={page.ready} onClose={() => setSheet(null)} />}
    </>
  )
  const acts = (
    <Acts
      grow
      page={page}
      onMend={(problem) => design.go(placeOfProblem(problem, definition))}
      onRehearse={() => setSheet('rehearse')}
      onPublish={() => setSheet('publish')}
    />
  )
  if (wide) {
    return (
      <DesignProvider value={design}>
        <Page
          title={say(definition.label)}
          back={shared.back}
          home="/studio/gallery/page"
          layout="panes"
          tabs={<RoleTabs current="studio" />}
          toast={toast.node}
          over={over}
          actions={
            <View className="studio-bar">
              <Saved page={page} />
              <View className="sp" />
              <View className="studio-tabs" id="studio-tabs">
                {seg}
              </View>
              <View className="sp" />
              {acts}
            </View>
          }
        >
          <View className="studio">
            <View className="studio-left">
              <View className="studio-panes">
                <FlowPane />
                <ScrollView className="middle" scrollY enhanced>
                  <View className="middle-body">
                    {clashes}
                    <Middle />
                  </View>
                </ScrollView>
              </View>
              <StudioCoach where="wide" version={page.version} />
              <Problems />
            </View>
            <Preview />
          </View>
        </Page>
      </DesignProvider>
    )
  }
  const close = () => setOpened(false)
  const guide = (
    <StudioCoach
      where={!opened ? 'flow' : place.node === null || place.node === 'report' ? 'report' : 'step'}
      version={page.version}
    />
  )
  return (
    <DesignProvider value={design}>
      <Page
        title={
          opened
            ? place.node === 'report' || place.node === null
              ? w.reportForm
              : say(definition.nodes.find(({ key }) => key === place.node)?.label ?? definition.label)
            : say(definition.label)
        }
        back={shared.back}
        home="/studio/gallery/page"
        {...(opened && { onBack: close })}
        toast={toast.node}
        over={over}
        top={
          opened ? (
            <Tabs
              options={tabs.map((id) => ({ id, word: w[`part_${id}`] }))}
              value={place.tab}
              onChange={(tab: DesignTab) => page.go({ tab })}
            />
          ) : undefined
        }
        bar={
          opened ? (
            <BottomBar above={guide}>
              <OneHand grow>
                <UndoRedo draft={draft} />
                <Button id="open-preview" icon="eye" word={w.see} onTap={() => setSheet('preview')} />
                <View className="studio-publish">
                  <Button id="to-flow" grow kind="soft" word={w.toFlow} onTap={close} />
                </View>
              </OneHand>
            </BottomBar>
          ) : (
            <BottomBar above={guide}>{acts}</BottomBar>
          )
        }
      >
        {clashes}
        {opened ? (
          <Middle />
        ) : (
          <>
            <View className="studio-phone-head">
              <Saved page={page} />
              <View className="sp" />
              <Button
                id="add-step"
                kind="quiet"
                icon="plus"
                word={w.addStep}
                onTap={() => setAdding({ after: behindWhich(definition, null), kase: false })}
              />
            </View>
            <StepList onOpen={(node) => design.go({ node, field: null, tab: 'flow', part: 'form' })} />
            <Problems />
          </>
        )}
      </Page>
    </DesignProvider>
  )
}

/** The bar of one step's page; `grow` gives it the room of the bottom bar. */
function OneHand({ children }: { grow: boolean; children: ReactNode }) {
  return <View className="studio-acts">{children}</View>
}
