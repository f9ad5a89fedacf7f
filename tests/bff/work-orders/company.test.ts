import { checkDefinition } from '@field/domain/workflow'
import { expect, test } from 'vitest'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { applianceRepair } from '../../support/appliance-repair.ts'
import { foundCompanies } from '../../support/company.ts'
import { freshDatabase } from '../../support/database.ts'

test('the company of the tests stands in the database, and its work type could be published', async () => {
  expect(checkDefinition(applianceRepair)).toEqual([])
  const database = await freshDatabase()
  const { ours, theirs } = await foundCompanies(database.urls)
  const { rows } = await asAdmin(database.urls.admin ?? '', (client) =>
    client.query<{ org_id: string; people: number }>('select org_id, count(*)::int as people from person group by 1'),
  )
  expect(rows).toContainEqual({ org_id: ours.orgId, people: 11 })
  expect(rows).toContainEqual({ org_id: theirs.orgId, people: 11 })
  await database.drop()
})
