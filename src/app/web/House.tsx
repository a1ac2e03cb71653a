import { useEffect } from "react";
import { IdleLock, LockScreen, openDesk, SignInPage, useDesk } from "../../access/web/index.ts";
import { PersonActionsProvider } from "../../people/web/index.ts";
import { Problem } from "../../platform/web/client.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { ArriveAction, CardAction, ConsentText } from "../../reception/web/index.ts";
import { Layout } from "./Layout.tsx";

const actions = { ArriveAction, CardAction, ConsentText };

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
  if (!desk.me) return desk.state === "locked" ? <LockScreen name={desk.name} /> : <SignInPage />;
  return (
    <>
      <PersonActionsProvider actions={actions}>
        <Layout />
      </PersonActionsProvider>
      {desk.state === "locked" ? (
        <LockScreen name={desk.name} />
      ) : (
        <IdleLock afterMinutes={desk.me.centre.lockAfterMinutes} />
      )}
    </>
  );
}
