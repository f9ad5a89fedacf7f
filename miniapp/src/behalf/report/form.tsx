import { useEffect, useState } from 'react'
import { ProblemCard } from '../../frame/index.ts'
import { ReportForm } from '../../report/index.ts'
import { BottomBar, Button, Link, Page, type PageProps, Skeleton, Strip, useToast } from '../../ui/index.ts'
import { behalfWords } from '../../words/behalf.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { useNow } from '../../work-order/index.ts'
import { ThingCard, WhatCard, WhoLine } from './head.tsx'
import { carryOver, filledIn, nothingChosen, onlyChoice, requestFor, thingsOf, type What, type Who } from './model.ts'
import { addressHere, type Behalf, startAnew } from './use-behalf.ts'

/** The report itself, once it is known for whom. */
export function BehalfForm({ of, who, frame }: { of: Behalf; who: Who; frame: PageProps }) {
  const w = useWords(behalfWords)
  const shared = useWords(common)
  const say = useSay()
  const now = useNow()
  const toast = useToast()
  const { drafting, behalf, choices, story, form, linked } = of
  const { what, thing } = behalf
  const draft = drafting.draft()
  const [goingOn] = useState(drafting.begunBefore)
  const things = thingsOf(story.value, w, now)
  // A new customer has nothing; of a known one it must be heard first, unless there is no network.
  const heard = who.id === null || story.value !== null || story.problem !== null
  const only = heard && thing === null ? onlyChoice(things) : null
  const schema = form.value?.form ?? null
  useEffect(() => {
    if (only) drafting.change({ behalf: { ...behalf, thing: only.thing } })
  })
  const known = story.value
  useEffect(() => {
    if (!schema) return
    const { answers, behalf: chosen = nothingChosen } = drafting.draft()
    drafting.form.replace(filledIn(schema, known, { ...chosen, who, thing }, carryOver(schema, answers)))
  }, [schema, known, who, thing, drafting])
  const change = (part: Partial<typeof behalf>) => drafting.change({ behalf: { ...behalf, ...part } })
  const head = (
    <>
      {goingOn && (
        <Strip tone="idle" icon="edit" end={<Link word={w.startAnew} onTap={() => startAnew(drafting)} />}>
          {w.goingOn}
        </Strip>
      )}
      <WhoLine
        who={who}
        onChange={() => drafting.change({ behalf: { ...behalf, who: null, thing: null }, address: '' })}
      />
      {choices.length > 1 && (
        <WhatCard choices={choices} chosen={what} onChoose={(one: What) => change({ what: one })} />
      )}
      {heard ? (
        <ThingCard
          choices={things}
          chosen={thing}
          address={draft.address}
          onChoose={({ thing: one, address = '' }) => drafting.change({ behalf: { ...behalf, thing: one }, address })}
          onChange={() => drafting.change({ behalf: { ...behalf, thing: null }, address: '' })}
        />
      ) : (
        <Skeleton label={shared.loading} />
      )}
    </>
  )
  if (!what || !schema) {
    const missing = what === null ? w.needWhat : undefined
    return (
      <Page
        {...frame}
        bar={
          <BottomBar>
            <Button id="send" kind="primary" size="l" grow word={shared.send} off={missing ?? shared.loading} />
          </BottomBar>
        }
      >
        {head}
        {what && form.problem && <ProblemCard of={form} safe={[w.needWhat]} />}
      </Page>
    )
  }
  return (
    <ReportForm
      frame={{ ...frame, toast: toast.node }}
      head={head}
      needsAddress={thing?.kind === 'address'}
      first={thing === null ? w.needThing : null}
      form={schema}
      sending={{
        request: (made) => requestFor(made, schema, made.behalf ?? nothingChosen),
        about: {
          title: thing && thing.kind !== 'address' ? thing.name : `${who.name} · ${say(what.label)}`,
          token: linked === null ? 'for' : `for:${linked}`,
          page: addressHere(linked),
          behalf: JSON.stringify(behalf),
        },
      }}
      drafting={drafting}
      tell={(word) => toast.show({ word })}
    />
  )
}
