import type { NoticeTemplate } from '@field/domain/notice'
import { Type } from 'typebox'
import { type RouteSchema, signedIn } from '../route.ts'
import { closed, domain, Id, Instant, nullable, oneOf, Words } from '../shape.ts'

export const noticeRoutes = {
  'GET /inbox': {
    policy: signedIn,
    tag: 'messages',
    summary: 'My messages, newest first.',
    query: Type.Object({
      after: Type.Optional(Words(200)),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    reply: Type.Object({
      unread: Type.Integer(),
      items: Type.Array(
        Type.Object({
          id: Id,
          template: domain<NoticeTemplate>('template key'),
          fields: domain<Record<string, string | number | null>>('typed values, worded on the phone'),
          workOrderId: nullable(Id),
          page: Type.String(),
          at: Instant,
          readAt: nullable(Instant),
          delivery: oneOf(['inbox', 'pending', 'sent', 'suppressed', 'failed', 'unknown', 'expired']),
        }),
      ),
      next: nullable(Type.String()),
    }),
  },
  'POST /inbox/read': {
    policy: signedIn,
    tag: 'messages',
    summary: 'Mark as read: the ids named, or all.',
    body: closed({ ids: Type.Optional(Type.Array(Id, { maxItems: 200 })) }),
    reply: Type.Object({ unread: Type.Integer() }),
    effect: true,
  },
  'GET /consents': {
    policy: signedIn,
    tag: 'messages',
    summary: 'My consent ledger: how many sends remain per template, and which templates to ask for at which moment.',
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          template: domain<NoticeTemplate>('template key'),
          templateId: Type.String(),
          remaining: Type.Integer(),
        }),
      ),
      ask: Type.Object({
        report: Type.Array(Type.String()),
        progress: Type.Array(Type.String()),
        underway: Type.Array(Type.String(), { description: 'while the work is being done' }),
        work: Type.Array(Type.String()),
        settled: Type.Array(Type.String(), { description: 'where one looks after one’s own income' }),
      }),
    }),
  },
  'POST /consents': {
    policy: signedIn,
    tag: 'messages',
    summary: 'What wx.requestSubscribeMessage answered; counted once together with WeChat’s own push.',
    body: closed({
      answers: Type.Record(
        Type.String({ maxLength: 64 }),
        oneOf(['accept', 'acceptWithAudio', 'acceptWithForcePush', 'reject', 'ban', 'filter']),
      ),
      at: Instant,
    }),
    reply: Type.Object({ items: Type.Array(Type.Object({ templateId: Type.String(), remaining: Type.Integer() })) }),
    effect: true,
  },
  'GET /wechat/push': {
    policy: { who: 'wechat' },
    tag: 'wechat',
    summary: 'WeChat’s check of the push address.',
    query: Type.Object({ signature: Words(64), timestamp: Words(20), nonce: Words(64), echostr: Words(256) }),
    reply: Type.String(),
    bytes: 'text/plain',
  },
  'POST /wechat/push': {
    policy: { who: 'wechat' },
    tag: 'wechat',
    summary: 'WeChat’s events, in safe mode only.',
    query: Type.Object({
      timestamp: Words(20),
      nonce: Words(64),
      msg_signature: Words(64),
      signature: Type.Optional(Words(64)),
      encrypt_type: Type.Optional(Words(10)),
      openid: Type.Optional(Words(64)),
    }),
    reply: Type.String(),
    raw: 'text',
    bytes: 'text/plain',
  },
} as const satisfies Record<string, RouteSchema>
