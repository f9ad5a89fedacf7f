export { LiveMark } from './live-mark.tsx'
export { OtherRole, wearsAnother } from './other-role.tsx'
export { ProblemCard, problemWords } from './problem.tsx'
export { useWide } from './use-wide.ts'
