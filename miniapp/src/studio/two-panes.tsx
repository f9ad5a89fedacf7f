export * from '../panes/two-panes.tsx'
