import { useEffect } from "react";
import { IdleLock, LockScreen, openDesk, SignInPage, useDesk } from "../../access/web/index.ts";
import { Problem } from "../../platform/web/client.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { BackToSitting } from "../../questionnaires/web/index.ts";
import { Layout } from "./Layout.tsx";

/** What stands in the door: the sign-in, the lock, or the house itself. */
export function House() {
  const desk = useDesk();
  useEffect(() => {
    openDesk();
  }, []);
  if (desk.state === "opening") return <RingWaiting />;
  if (desk.state === "unreachable") {
    const problem = new Problem({ code: "unreachable", status: 0 });
    return <Sorry problem={problem} onRetry={() => location.reload()} />;
  }
  if (!desk.me) {
    if (desk.state !== "locked") return <SignInPage />;
    // A tablet in a person's hands is locked too, and shows what they are asked.
    return (
      <BackToSitting>
        <LockScreen name={desk.name} />
      </BackToSitting>
    );
  }
  // Behind the lock the page stays as it was, drafts and all, and cannot be read.
  return (
    <>
      <div hidden={desk.state === "locked"}>
        <Layout />
      </div>
      {desk.state === "locked" ? (
        <LockScreen name={desk.name} />
      ) : (
        <IdleLock afterMinutes={desk.me.centre.lockAfterMinutes} />
      )}
    </>
  );
}
