export * from './notice.ts'
export * from './notices-for.ts'
export * from './page-path.ts'
export * from './whom.ts'
