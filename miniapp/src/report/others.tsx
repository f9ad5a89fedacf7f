import type { FormSchema } from '@field/domain/form'
import { keepAs, type PendingFile, takePhotos } from '../data/index.ts'
import { type FormEnv, FormEnvProvider, type FormSheet, FormView } from '../form/index.ts'
import { useFiles } from '../work-order/index.ts'
import type { Drafting } from './use-draft.ts'

const nothing = {}
const none = [] as const

/** Whatever else the organization asks in a report, drawn as any form is. */
export function Others({
  schema,
  drafting,
  onSheet,
}: {
  schema: FormSchema
  drafting: Drafting
  onSheet: (sheet: FormSheet | null) => void
}) {
  const { form, draft, change } = drafting
  const shown = useFiles(nothing, none, draft().files)
  if (schema.fields.length === 0) return null
  const keepOne = async (purpose: PendingFile['purpose'], path: string, name?: string) => {
    const file = await keepAs(purpose, path, name)
    change({ files: [...draft().files, file] })
    return file.id
  }
  const env: FormEnv = {
    form,
    readOnly: false,
    files: {
      shown,
      photograph: async (options) => {
        const files = await takePhotos(options)
        change({ files: [...draft().files, ...files] })
        return files.map(({ id }) => id)
      },
      keepSignature: (path) => keepOne('signature', path),
      keep: keepOne,
    },
    facts: {},
    openLines: null,
    before: {},
    remarks: {},
    pointed: null,
    openLine: null,
    onOpenLine: () => undefined,
    onSheet,
  }
  return (
    <FormEnvProvider value={env}>
      <FormView schema={schema} />
    </FormEnvProvider>
  )
}
