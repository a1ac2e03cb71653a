/** The part of the package that is used; it ships no types of its own. */
declare module "@lhncbc/ucum-lhc" {
  interface Read {
    readonly status: "valid" | "invalid" | "error";
    readonly ucumCode?: string | null;
    readonly suggestions?: readonly {
      readonly units: readonly (readonly [code: string, name: string, guidance: string | null])[];
    }[];
  }
  const ucum: {
    readonly UcumLhcUtils: {
      getInstance(): { validateUnitString(unit: string, suggest?: boolean): Read };
    };
  };
  export default ucum;
}
