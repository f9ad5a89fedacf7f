export * from '../panes/use-kept-form.ts'
