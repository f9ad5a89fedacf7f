import { writeFileSync } from 'node:fs'
import { iconsCss } from './icons-css.ts'

writeFileSync(new URL('../src/ui/styles/icons.css', import.meta.url), iconsCss())
