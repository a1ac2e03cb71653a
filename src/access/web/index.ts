/**
 * Who sits at this desk: sign-in, lock, sessions, and `useMe` for every page of the house. It keeps
 * nothing of a user who has left.
 */
import type { WebModule } from "../../platform/web/module.ts";
import { administrationNav, administrationPages } from "./administration/pages.ts";

export { cover, leave, lock, mayNow, openDesk, unlock, useDesk, useMay, useMe } from "./desk.ts";
export { IdleLock } from "./IdleLock.tsx";
export { LanguageSwitch } from "./LanguageSwitch.tsx";
export { LockScreen } from "./LockScreen.tsx";
export { NoticeBell } from "./NoticeBell.tsx";
export { SignInPage } from "./SignInPage.tsx";
export { usePasswordForm } from "./use-password-form.ts";

export const accessWeb: WebModule = {
  pages: [
    {
      path: "/sessions",
      needs: "session",
      load: async () => (await import("./SessionsPage.tsx")).SessionsPage,
    },
    {
      path: "/notices",
      needs: "session",
      load: async () => (await import("./NoticesPage.tsx")).NoticesPage,
    },
    ...administrationPages,
  ],
  nav: administrationNav,
};
