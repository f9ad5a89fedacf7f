import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { type Answer, call, useResource } from '../data/index.ts'
import { problemWords, useWide } from '../frame/index.ts'
import { Page, type PageProps, Scroll, Sheet, Strip } from '../ui/index.ts'
import { common, useLanguage, useSay, useWords } from '../words/index.ts'
import { useMe } from '../work-order/index.ts'
import './two-panes.css'

export type Problem = Exclude<Answer<unknown>, { ok: true }>

/** A list with a form: side by side where there is room, else the form in a sheet over the list. */
export function TwoPanes({
  list,
  form,
  formTitle,
  onClose,
  ...frame
}: PageProps & {
  list: ReactNode
  form: ReactNode | null
  formTitle: string
  onClose: () => void
}) {
  const wide = useWide()
  const shared = useWords(common)
  const open = form !== null
  const page = { back: shared.back, home: '/studio/gallery/page', ...frame }
  if (wide)
    return (
      <Page {...page} layout="panes">
        <View className="two">
          <Scroll className="two-list">
            <View className="two-list-body">{list}</View>
          </Scroll>
          <Scroll className="two-form">
            <View className="two-form-body">{form}</View>
          </Scroll>
        </View>
      </Page>
    )
  return (
    <Page
      {...page}
      over={
        <Sheet open={open} title={formTitle} closeLabel={shared.close} onClose={onClose}>
          {form}
        </Sheet>
      }
    >
      {list}
    </Page>
  )
}

/** Why something was not taken, in words; nothing while there is no reason. */
export function NotTaken({ problem }: { problem: Problem | null }) {
  const language = useLanguage()
  return problem && <Strip tone="bad">{problemWords(problem, language).what}</Strip>
}

/** The published work types and the places of the organization, to choose from. */
export function useChoices() {
  const me = useMe()
  const say = useSay()
  const types = useResource(me ? 'list:work-types' : null, () => call('GET /work-types', {}))
  const places = useResource(me ? 'list:places' : null, () => call('GET /places', { query: {} }))
  return {
    workTypes: (types.value?.workTypes ?? []).map(({ key, label }) => ({ id: key, word: say(label) })),
    places: places.value?.items ?? [],
  }
}
