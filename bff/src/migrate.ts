import { prepareDatabase } from './platform/database/prepare.ts'
import { readDatabaseUrls } from './platform/database/urls.ts'
import { lastWords } from './platform/setup-error.ts'

try {
  const applied = await prepareDatabase(readDatabaseUrls(process.env), 'nologin')
  console.log(applied.length === 0 ? 'Nothing to migrate.' : `Migrated: ${applied.join(', ')}.`)
} catch (error) {
  console.error(lastWords(error))
  process.exitCode = 1
}
