import Type from "typebox";
import { endpoint, shape } from "../platform/endpoint.ts";
import { Response, Revision } from "./response-contract.ts";

/*
 * The tablet in the person's hands. The session is locked and opens these three and nothing else:
 * the one sitting it was handed over with. Who it is about is said by first name only.
 */

export const HandedSitting = shape({
  given: Type.String(),
  language: Type.String(),
  revision: Revision,
  response: Response,
  file: Type.String(),
  isHandedIn: Type.Boolean(),
});

export const getHandedSitting = endpoint({
  name: "getHandedSitting",
  method: "GET",
  path: "/api/sitting",
  summary: "What the person with this tablet is asked",
  needs: "locked-session",
  input: shape({}),
  output: HandedSitting,
});

export const saveHandedSitting = endpoint({
  name: "saveHandedSitting",
  method: "PUT",
  path: "/api/sitting",
  summary: "Keep what the person answered so far",
  needs: "locked-session",
  input: shape({ revision: Revision, response: Response }),
  output: shape({ revision: Revision }),
  refusals: ["stale"],
});

export const handInSitting = endpoint({
  name: "handInSitting",
  method: "POST",
  path: "/api/sitting/end",
  summary: "The person is done, or wants to stop: the colleague is told",
  needs: "locked-session",
  input: shape({ revision: Revision }),
  output: shape({ done: Type.Boolean() }),
  refusals: ["stale"],
});
