export * from '../panes/restored.tsx'
