export * from '../panes/not-taken.tsx'
