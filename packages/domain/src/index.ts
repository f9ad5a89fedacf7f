export * from './condition/index.ts'
export * from './kernel/index.ts'
