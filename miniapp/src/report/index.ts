export { draftAgain, draftKey, filesNamed, idsIn, type OnBehalf, type ReportDraft } from './model.ts'
export { ReportForm } from './report-form.tsx'
export { type Drafting, useReportDraft } from './use-draft.ts'
