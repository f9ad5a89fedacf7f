import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { everyKind, someAnswers } from '../../form/every-kind.ts'
import { createForm, type FormEnv, FormEnvProvider, type FormSheet, FormView } from '../../form/index.ts'
import { Page, Sheet } from '../../ui/index.ts'

/** A form with a field of every kind: `&answers=1` half filled in, `&read=1` to read. */
export function Kinds() {
  const { answers, read } = useRouter().params
  const form = useMemo(() => createForm(answers ? someAnswers : {}), [answers])
  const [sheet, setSheet] = useState<FormSheet | null>(null)
  const [openLine, setOpenLine] = useState<string | null>(null)
  const env: FormEnv = {
    form,
    readOnly: read === '1',
    files: {
      shown: () => null,
      photograph: () => Promise.resolve([]),
      keepSignature: () => Promise.resolve(''),
    },
    facts: {},
    openLines: null,
    before: {},
    remarks: {},
    pointed: answers ? null : 'text',
    openLine,
    onOpenLine: setOpenLine,
    onSheet: setSheet,
  }
  return (
    <FormEnvProvider value={env}>
      <Page
        title="全部字段"
        back="返回"
        over={
          sheet && (
            <Sheet open title={sheet.title} closeLabel="关闭" onClose={() => setSheet(null)}>
              {sheet.body}
            </Sheet>
          )
        }
      >
        <FormView schema={everyKind} />
      </Page>
    </FormEnvProvider>
  )
}
