import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { OtherRole, ProblemCard, wearsAnother } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import { BottomBar, Button, Page, ProgressBar, Skeleton, Track } from '../../ui/index.ts'
import { common, outOf, promise, useLanguage, useWords, when } from '../../words/index.ts'
import { storeWords } from '../../words/store.ts'
import { useFiles, useNow } from '../../work-order/index.ts'
import { CurrentLine } from './current-line.tsx'
import { FoldedLines, LockedLines } from './folded-lines.tsx'
import {
  type Acceptance,
  askedLast,
  countOf,
  type Draft,
  finishedOf,
  type Progress,
  shownLines,
  sumsOf,
} from './model.ts'
import { Outcome } from './outcome.tsx'
import { SignSheet } from './sign-sheet.tsx'
import { useAcceptance } from './use-acceptance.ts'
import './page.css'

const barParts = 6

/** The acceptance of an order, line by line, then one signature for all of it. */
export default function AcceptancePage() {
  const { id = '' } = useRouter().params
  const w = useWords(storeWords)
  const shared = useWords(common)
  const held = useAcceptance(id)
  const { me, resource, progress, scene, draft, change } = held
  const [signing, setSigning] = useState(false)
  const [jump, setJump] = useState<string>()
  const frame = { title: w.title, back: shared.back, home: homeOf('store_staff') }
  if (me && wearsAnother(me, 'store_staff'))
    return (
      <Page {...frame}>
        <OtherRole wanted="store_staff" url={`/store/acceptance/page?id=${id}`} />
      </Page>
    )
  if (!progress || !scene)
    return (
      <Page {...frame}>{resource.problem ? <ProblemCard of={resource} /> : <Skeleton label={shared.loading} />}</Page>
    )
  if (scene.kind !== 'judging')
    return (
      <Page {...frame}>
        <Outcome
          scene={scene}
          orderId={id}
          canChange={progress.acceptance !== null}
          onTakeBack={(now, keep) => void held.takeBack(now, keep)}
        />
      </Page>
    )
  const { acceptance } = scene
  if (!draft)
    return (
      <Page {...frame}>
        <Skeleton label={shared.loading} />
      </Page>
    )
  const count = countOf(acceptance.lines, draft)
  const store = me?.memberships.find(({ role }) => role === 'store_staff')?.placeName
  const submit = async (path: string) => {
    const kept = await held.submit(acceptance, draft, path).catch(() => false)
    if (kept) setSigning(false)
    return kept
  }
  const openLine = () => {
    const current = shownLines(acceptance.lines, draft).find(({ state }) => state === 'current')
    if (current) setJump(`line-${current.key}`)
  }
  return (
    <Page
      {...frame}
      scrollTo={jump}
      bar={
        <BottomBar hint={w.onlyBack}>
          <Button
            id="to-sign"
            grow
            kind="primary"
            size="l"
            icon="sign"
            word={w.toSign}
            {...(count.left > 0 && { off: w.moreToSee(count.left), onOff: openLine })}
            onTap={() => setSigning(true)}
          />
        </BottomBar>
      }
      over={
        <SignSheet
          open={signing}
          sums={sumsOf(Object.values(draft.judged))}
          signer={[me?.name, store].filter(Boolean).join(' · ')}
          onClose={() => setSigning(false)}
          onSubmit={submit}
        />
      }
    >
      <Head progress={progress} acceptance={acceptance} draft={draft} />
      <Lines progress={progress} acceptance={acceptance} draft={draft} change={change} />
    </Page>
  )
}

type Shown = { readonly progress: Progress; readonly acceptance: Acceptance; readonly draft: Draft }

/** What is judged, who finished it and until when, and how far along it is. */
function Head({ progress, acceptance, draft }: Shown) {
  const w = useWords(storeWords)
  const language = useLanguage()
  const now = useNow()
  const { seen, all } = countOf(acceptance.lines, draft)
  const done = finishedOf(progress)
  const { deadline } = acceptance
  const late = deadline !== null && deadline < now
  const open = acceptance.lines.filter(({ locked }) => !locked)
  return (
    <View className="acceptance-bar">
      <View className="acceptance-head">
        <View className="sp">
          <View className="h2">{progress.title}</View>
          {done && (
            <View className="sub">
              {w.finishedBy(done.name ?? progress.technician?.name ?? '', when(done.at, now, language))}
            </View>
          )}
          {deadline !== null && (
            <View className={late ? 'sub t-bad' : 'sub'}>
              {late ? w.late : w.judgeBy(promise(deadline, now, language))}
            </View>
          )}
        </View>
        <View className="h1 n acceptance-count" id="count">
          {outOf(seen, all)}
        </View>
      </View>
      {open.length <= barParts ? (
        <ProgressBar
          label={outOf(seen, all)}
          parts={open.map(({ key }, index) => ({ id: key, state: index < seen ? 'done' : 'todo' }))}
        />
      ) : (
        <Track part={seen / all} label={outOf(seen, all)} />
      )}
    </View>
  )
}

function Lines({ progress, acceptance, draft, change }: Shown & { change: (next: (draft: Draft) => Draft) => void }) {
  const photos = [...Object.values(draft.judged), ...(draft.writing ? [draft.writing] : [])].flatMap(
    (one) => one.photos,
  )
  const files = useFiles(progress.files, [], photos)
  const lines = shownLines(acceptance.lines, draft)
  const current = lines.find(({ state }) => state === 'current')
  const at = current ? lines.indexOf(current) : lines.length
  const folded = lines.filter(({ state }) => state === 'judged' || state === 'todo')
  const again = (line: string) => change((now) => ({ ...now, again: line, writing: null }))
  return (
    <View>
      <FoldedLines lines={folded.filter((line) => lines.indexOf(line) < at)} files={files} onOpen={again} />
      {current && (
        <CurrentLine
          key={current.key}
          line={current}
          files={files}
          draft={draft}
          asked={askedLast(progress)[current.key] ?? null}
          change={change}
        />
      )}
      <FoldedLines lines={folded.filter((line) => lines.indexOf(line) > at)} files={files} onOpen={again} />
      <LockedLines lines={lines.filter(({ state }) => state === 'locked')} files={files} orderId={progress.id} />
    </View>
  )
}
