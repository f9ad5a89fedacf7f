import type { Handlers } from '../platform/http/call.ts'
import { reportConsents } from './consent/report.ts'
import { showConsents } from './consent/show.ts'
import { listInbox } from './list-inbox.ts'
import { markRead } from './mark-read.ts'
import { checkAddress } from './push/check-address.ts'
import { receive } from './push/receive.ts'

export const noticeRoutes = {
  'GET /inbox': listInbox,
  'POST /inbox/read': markRead,
  'GET /consents': showConsents,
  'POST /consents': reportConsents,
  'GET /wechat/push': checkAddress,
  'POST /wechat/push': receive,
} satisfies Handlers
