import { everybody, type Rows, unknownId } from "./row.ts";

export const rowsOfNotices = (): Rows => ({
  listNotices: { may: everybody, input: () => ({}) },
  markNoticeRead: {
    may: everybody,
    input: () => ({ id: unknownId }),
    refusals: ["not-found"],
  },
  markAllNoticesRead: { may: everybody, input: () => ({ ids: [unknownId] }) },
  getMailState: { may: ["admin"], input: () => ({}) },
  tryMailAgain: { may: ["admin"], input: () => ({}) },
});
