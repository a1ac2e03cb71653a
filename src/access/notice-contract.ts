import Type, { type Static } from "typebox";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { idOf } from "../platform/ids.ts";

/* What waits for a colleague. A notice names nobody: the page it leads to decides what is seen. */

export const NoticeId = idOf("Notice");

export const noticeKinds = [
  "break-glass-opened",
  "break-glass-review-due",
  "care-relation-ending",
  "share-ending",
  "withholding-review-due",
  "request-due",
  "advice-asked",
  "advice-answered",
  "alert-raised",
  "checkpoint-written",
  "own-rights-changed",
  "password-renewed",
  "safety-step",
  "sitting-handed-in",
  "referral-waiting",
  "referral-answered",
] as const;
export const NoticeKind = oneOf(...noticeKinds);
export type NoticeKind = Static<typeof NoticeKind>;

const Moment = Type.String({ format: "date-time" });

export const Notice = shape({
  id: NoticeId,
  kind: NoticeKind,
  personId: nullable(Type.String()),
  subjectId: nullable(Type.String()),
  dueOn: nullable(Type.String({ format: "date" })),
  at: Moment,
  readAt: nullable(Moment),
});
export type Notice = Static<typeof Notice>;

/** As many as are shown; the unread ones come first. */
export const mostNotices = 100;

const Marked = shape({ marked: Type.Integer() });

export const listNotices = endpoint({
  name: "listNotices",
  method: "GET",
  path: "/api/notices",
  summary: "What waits for me",
  needs: "session",
  input: shape({}),
  output: shape({ unread: Type.Integer(), notices: Type.Array(Notice) }),
});

export const markNoticeRead = endpoint({
  name: "markNoticeRead",
  method: "POST",
  path: "/api/notices/:id/read",
  summary: "I have seen this notice",
  needs: "session",
  input: shape({ id: NoticeId }),
  output: Marked,
  refusals: ["not-found"],
});

/** Those that were on the screen: what arrives meanwhile stays unread. */
export const markAllNoticesRead = endpoint({
  name: "markAllNoticesRead",
  method: "POST",
  path: "/api/notices/read",
  summary: "I have seen all these notices",
  needs: "session",
  input: shape({ ids: Type.Array(NoticeId, { minItems: 1, maxItems: mostNotices }) }),
  output: Marked,
});

/* Mail, for administrators: how many wait, never to whom. */

export const getMailState = endpoint({
  name: "getMailState",
  method: "GET",
  path: "/api/mail",
  summary: "Does the house send mail, and how many wait",
  needs: "staff",
  input: shape({}),
  output: shape({
    isSet: Type.Boolean(),
    waiting: Type.Integer(),
    givenUp: Type.Integer(),
    oldestAt: nullable(Moment),
    /** `EAUTH`, `ECONNECTION`…: the code of the last failure. */
    lastError: nullable(Type.String()),
  }),
});

export const tryMailAgain = endpoint({
  name: "tryMailAgain",
  method: "POST",
  path: "/api/mail/again",
  summary: "Send now what waits, also what was given up",
  needs: "staff",
  input: shape({}),
  output: shape({ waiting: Type.Integer() }),
});
