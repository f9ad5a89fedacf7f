export { findItems } from './found.ts'
export { type Library, refreshLibrary, useLibrary } from './use-library.ts'
