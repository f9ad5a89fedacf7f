import { grant } from '../rim/answer.ts'
import type { Endpoint } from '../rim/serve.ts'
import { contentOf, exampleOf } from '../templates.ts'
import { appOfToken } from '../token/app-of-token.ts'

export const listTemplates: Endpoint = (world, question) => {
  const app = appOfToken(world, question)
  if ('kind' in app) return app
  return grant({
    errcode: 0,
    errmsg: 'ok',
    data: app.templates.map((template) => ({
      priTmplId: template.id,
      title: template.title,
      content: contentOf(template),
      example: exampleOf(template),
      type: template.type === 'one_time' ? 2 : 3,
      ...(template.enums
        ? {
            keywordEnumValueList: Object.entries(template.enums).map(([key, enumValueList]) => ({
              keywordCode: `${key}.DATA`,
              enumValueList,
            })),
          }
        : {}),
    })),
  })
}
