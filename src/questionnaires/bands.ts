/** What a score means, as its authors said it. `key` is a word of `questionnaires:band`. */
export interface Band {
  readonly from: number;
  readonly key:
    | "none"
    | "minimal"
    | "mild"
    | "moderate"
    | "moderately-severe"
    | "severe"
    | "to-look-into";
}

export interface Scale {
  readonly url: string;
  /** The link id of the number. */
  readonly score: string;
  readonly most: number;
  readonly bands: readonly Band[];
  readonly source: string;
}

const severity: readonly Band[] = [
  { from: 0, key: "minimal" },
  { from: 5, key: "mild" },
  { from: 10, key: "moderate" },
];

const yesOrNo: readonly Band[] = [
  { from: 0, key: "none" },
  { from: 3, key: "to-look-into" },
];

export const ownBase = "https://kring.example/fhir/Questionnaire/";
export const sixAxesUrl = `${ownBase}six-axes`;

export const scales: readonly Scale[] = [
  {
    url: `${ownBase}phq-9`,
    score: "phq9-total",
    most: 27,
    bands: [...severity, { from: 15, key: "moderately-severe" }, { from: 20, key: "severe" }],
    source: "Kroenke, Spitzer, Williams. J Gen Intern Med 2001;16:606–613",
  },
  {
    url: `${ownBase}phq-2`,
    score: "phq2-total",
    most: 6,
    bands: yesOrNo,
    source: "Kroenke, Spitzer, Williams. Med Care 2003;41:1284–1292",
  },
  {
    url: `${ownBase}gad-7`,
    score: "gad7-total",
    most: 21,
    bands: [...severity, { from: 15, key: "severe" }],
    source: "Spitzer, Kroenke, Williams, Löwe. Arch Intern Med 2006;166:1092–1097",
  },
  {
    url: `${ownBase}gad-2`,
    score: "gad2-total",
    most: 6,
    bands: yesOrNo,
    source: "Kroenke et al. Ann Intern Med 2007;146:317–325",
  },
];

export function scaleOf(url: string): Scale | undefined {
  return scales.find((one) => one.url === url);
}

/** `bandOf(phq9, 12)` is moderate. */
export function bandOf({ bands }: Pick<Scale, "bands">, score: number): Band | undefined {
  return bands.findLast(({ from }) => score >= from);
}
