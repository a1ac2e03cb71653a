import Type, { type Static } from "typebox";
import { ServiceId } from "../access/contract.ts";
import { At } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, shape } from "../platform/endpoint.ts";
import { Entry, EntryId } from "../record/contract.ts";
import { place, words } from "./place.ts";

export const MeasurementKey = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{1,40}$" });

/** From and to, both included. */
export const Range = shape({ from: Type.Number(), to: Type.Number() });
export type Range = Static<typeof Range>;

export const MeasurementKind = shape({
  key: MeasurementKey,
  /** Of a kind that a service added; the house's own have theirs in every language. */
  name: Type.String(),
  /** UCUM: `mm[Hg]`. */
  unit: Type.String(),
  /** 2: a pair, the upper value first. */
  values: Type.Integer(),
  decimals: Type.Integer(),
  possible: Range,
  usual: Range,
  secondUsual: nullable(Range),
});
export type MeasurementKind = Static<typeof MeasurementKind>;

export const Measurement = shape({
  entry: Entry,
  kind: MeasurementKey,
  value: Type.Number(),
  secondValue: nullable(Type.Number()),
  takenAt: At,
  remark: Type.String(),
});
export type Measurement = Static<typeof Measurement>;

/** A measurement as a point of a curve; what stands around it is one `getEntry` away. */
export const Point = shape({
  entryId: EntryId,
  value: Type.Number(),
  secondValue: nullable(Type.Number()),
  takenAt: At,
});
export type Point = Static<typeof Point>;

export const takeMeasurement = endpoint({
  name: "takeMeasurement",
  method: "POST",
  path: "/api/people/:id/measurements",
  summary: "Note what was measured; what is unusual is asked once",
  needs: "vault",
  input: shape({
    ...place,
    kind: MeasurementKey,
    /** `impossible`, `decimals`; the second value `required` or `surplus`, and below the first. */
    value: Type.Number(),
    secondValue: Type.Optional(Type.Number()),
    /** Now when it is not said; `future`. */
    takenAt: Type.Optional(Type.String({ format: "date-time" })),
    remark: words(300),
    /** It is unusual and it is what was measured. */
    sure: Type.Optional(Type.Boolean()),
  }),
  output: Measurement,
  /** `unusual`: ask once, and send `sure`; `extra.paths` names the values. */
  refusals: ["unusual"],
});

export const listMeasurements = endpoint({
  name: "listMeasurements",
  method: "GET",
  path: "/api/people/:id/measurements",
  summary: "The latest measurements of one kind, the newest first, without what was a mistake",
  needs: "vault",
  input: shape({
    id: PersonId,
    kind: MeasurementKey,
    /** Not before this day. */
    since: Type.Optional(Type.String({ format: "date", pattern: "^(?!0000)" })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, default: 500 })),
  }),
  output: shape({
    points: Type.Array(Point),
    /** There are older ones in the time that was asked for. */
    hasMore: Type.Boolean(),
  }),
});

export const listMeasurementKinds = endpoint({
  name: "listMeasurementKinds",
  method: "GET",
  path: "/api/measurement-kinds",
  summary: "What can be measured: the house's list, and what services added",
  needs: "vault",
  input: shape({}),
  output: shape({
    kinds: Type.Array(shape({ ...MeasurementKind.properties, serviceId: nullable(ServiceId) })),
  }),
});

export const addMeasurementKind = endpoint({
  name: "addMeasurementKind",
  method: "POST",
  path: "/api/measurement-kinds",
  summary: "Add something that a service of mine measures",
  needs: "vault",
  input: shape({
    serviceId: ServiceId,
    name: Type.String({ maxLength: 80 }),
    /** UCUM: `unit-unknown`, with a suggestion in `detail` where there is one. */
    unit: Type.String({ minLength: 1, maxLength: 30 }),
    decimals: Type.Integer({ minimum: 0, maximum: 3 }),
    /** `upside-down`. */
    possible: Range,
    /** Within what is possible: `outside-possible`. */
    usual: Range,
  }),
  output: MeasurementKind,
  refusals: ["kind-exists"],
});
