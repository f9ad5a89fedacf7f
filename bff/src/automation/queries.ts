export { type Job, keepJob } from './job.ts'
