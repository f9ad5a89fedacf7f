export * from '../panes/many.tsx'
