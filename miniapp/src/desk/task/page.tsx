import { View } from '@tarojs/components'
import { FormEnvProvider, FormView } from '../../form/index.ts'
import { EarlierAnswers, formEnvOf } from '../../form/work/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import { Button, ErrorState, Page, Section, Sheet, Skeleton, Stack, Strip, useToast } from '../../ui/index.ts'
import { deskWords } from '../../words/desk.ts'
import { common, refusalWords, useLanguage, useSay, useWords } from '../../words/index.ts'
import type { Work } from '../../work-order/index.ts'
import { DeskBar } from './bar.tsx'
import { TaskHead } from './head.tsx'
import { earlierOf } from './model.ts'
import { RejectSheet } from './reject-sheet.tsx'
import { type DeskTask, useDeskTask } from './use-desk-task.ts'

/** One task of a desk, an approval, or a generic task of a customer: what is known, the form, the decision. */
export default function DeskTaskPage() {
  const words = useWords(deskWords)
  const both = useWords(common)
  const say = useSay()
  const toast = useToast()
  const page = useDeskTask(() => toast.show({ word: words.noRoom }))
  const { me, work, resource, setSheet } = page
  const given = formEnvOf(page)
  // Two of a pool must not fill in the same form: it is taken first.
  const env = page.primary?.kind === 'claim' ? { ...given, readOnly: true } : given
  return (
    <FormEnvProvider value={env}>
      <Page
        title={work?.order.title ?? words.tasks}
        back={both.back}
        home={homeOf(me?.role ?? 'customer')}
        bar={<DeskBar page={page} />}
        toast={toast.node}
        scrollTo={page.anchor}
        over={<Sheets page={page} />}
      >
        {work ? (
          <View className="form-column">
            <Stack gap={3}>
              {page.waiting > 0 && (
                <Strip tone="wait" icon="lock" end={both.toSend(page.waiting)}>
                  {both.keptOnPhone}
                </Strip>
              )}
              <Refused page={page} />
              <TaskHead work={work} />
              <Earlier work={work} page={page} onSheet={setSheet} />
              {page.schema && page.schema.fields.length > 0 && (
                <Section title={say(work.node.label)}>
                  <FormView schema={page.schema} />
                </Section>
              )}
            </Stack>
          </View>
        ) : resource.problem ? (
          <ProblemCard of={resource} safe={[words.safe]} />
        ) : (
          <Skeleton label={both.loading} />
        )}
      </Page>
    </FormEnvProvider>
  )
}

function Earlier({ work, page, onSheet }: { work: Work; page: DeskTask; onSheet: DeskTask['setSheet'] }) {
  const words = useWords(deskWords)
  const say = useSay()
  return (
    <Section title={words.earlier}>
      <Stack gap={3}>
        {earlierOf(work).map(({ key, label, round, schema, answers }) => {
          const name = label ? say(label) : words.report
          return (
            <EarlierAnswers
              key={key}
              id={`earlier-${key}`}
              title={round > 1 ? words.round(name, round) : name}
              schema={schema}
              answers={answers}
              files={page.desk.files}
              names={work.detail.names ?? {}}
              onSheet={onSheet}
            />
          )
        })}
      </Stack>
    </Section>
  )
}

function Refused({ page: { refused, dismiss } }: { page: DeskTask }) {
  const words = useWords(deskWords)
  const language = useLanguage()
  if (!refused?.failure) return null
  const { code, detail } = refused.failure.faults?.[0] ?? refused.failure
  return (
    <ErrorState
      icon="bad"
      tone="bad"
      title={words.refused}
      what={refusalWords({ code, ...(detail && { detail }) }, language)}
      safe={[words.safe]}
    >
      <Button id="dismiss" size="l" word={words.giveUp} onTap={() => void dismiss()} />
    </ErrorState>
  )
}

function Sheets({ page }: { page: DeskTask }) {
  const words = useWords(deskWords)
  const both = useWords(common)
  const { sheet, setSheet, me } = page
  const close = () => setSheet(null)
  const form = sheet !== null && typeof sheet === 'object' ? sheet : null
  return (
    <>
      <RejectSheet
        open={sheet === 'reject'}
        word={me?.role === 'customer' ? words.refuse : words.reject}
        onClose={close}
        onSend={(why) => {
          close()
          page.finish('rejected', why)
        }}
      />
      {form && (
        <Sheet open title={form.title} closeLabel={both.close} onClose={close}>
          {form.body}
        </Sheet>
      )}
    </>
  )
}
