/*
 * As much of FHIR R4 as is asked on screen. A file may hold more; what is not named here is kept as
 * it came and never touched.
 */

export interface Extension {
  readonly url: string;
  readonly extension?: readonly Extension[];
  readonly valueDecimal?: number;
  readonly valueInteger?: number;
  readonly valueBoolean?: boolean;
  readonly valueString?: string;
  readonly valueCode?: string;
  readonly valueDate?: string;
  readonly valueDateTime?: string;
  readonly valueCodeableConcept?: { readonly coding?: readonly Coding[] };
  readonly valueExpression?: { readonly language?: string; readonly expression?: string };
  readonly valueCoding?: Coding;
}

interface Extended {
  readonly extension?: readonly Extension[];
}

export interface Coding extends Extended {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
  readonly _display?: Extended;
}

export interface Quantity {
  readonly value?: number;
  readonly unit?: string;
  readonly system?: string;
  readonly code?: string;
}

/** One value, under the name that says its type, as everywhere in FHIR. */
export interface Valued {
  readonly valueBoolean?: boolean;
  readonly valueDecimal?: number;
  readonly valueInteger?: number;
  readonly valueDate?: string;
  readonly valueDateTime?: string;
  readonly valueTime?: string;
  readonly valueString?: string;
  readonly valueUri?: string;
  readonly valueCoding?: Coding;
  readonly valueQuantity?: Quantity;
  readonly valueAttachment?: object;
  readonly valueReference?: object;
}

export interface AnswerOption extends Valued, Extended {
  readonly initialSelected?: boolean;
}

export interface EnableWhen {
  readonly question: string;
  readonly operator: "exists" | "=" | "!=" | ">" | "<" | ">=" | "<=";
  readonly answerBoolean?: boolean;
  readonly answerDecimal?: number;
  readonly answerInteger?: number;
  readonly answerDate?: string;
  readonly answerDateTime?: string;
  readonly answerTime?: string;
  readonly answerString?: string;
  readonly answerCoding?: Coding;
  readonly answerQuantity?: Quantity;
}

export const itemTypes = [
  "group",
  "display",
  "boolean",
  "decimal",
  "integer",
  "date",
  "dateTime",
  "time",
  "string",
  "text",
  "url",
  "choice",
  "open-choice",
  "attachment",
  "reference",
  "quantity",
] as const;
export type ItemType = (typeof itemTypes)[number];

export interface Item extends Extended {
  readonly linkId: string;
  readonly type: ItemType;
  readonly prefix?: string;
  readonly text?: string;
  readonly _text?: Extended;
  readonly code?: readonly Coding[];
  readonly required?: boolean;
  readonly repeats?: boolean;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly enableWhen?: readonly EnableWhen[];
  readonly enableBehavior?: "all" | "any";
  readonly answerOption?: readonly AnswerOption[];
  readonly answerValueSet?: string;
  readonly initial?: readonly Valued[];
  readonly item?: readonly Item[];
}

interface Concept extends Extended {
  readonly code?: string;
  readonly display?: string;
  readonly _display?: Extended;
  /** How a value set says its words in other languages. */
  readonly designation?: readonly { readonly language?: string; readonly value: string }[];
}

export interface ValueSet {
  readonly resourceType: string;
  readonly id?: string;
  readonly compose?: {
    readonly include?: readonly {
      readonly system?: string;
      readonly concept?: readonly Concept[];
    }[];
  };
  readonly expansion?: { readonly contains?: readonly (Concept & { readonly system?: string })[] };
}

export interface Questionnaire extends Extended {
  readonly resourceType: "Questionnaire";
  readonly url?: string;
  readonly version?: string;
  readonly title?: string;
  readonly _title?: Extended;
  readonly name?: string;
  readonly language?: string;
  readonly status: string;
  readonly description?: string;
  readonly _description?: Extended;
  readonly copyright?: string;
  readonly contained?: readonly ValueSet[];
  readonly item?: readonly Item[];
}

export interface GivenAnswer extends Valued {
  readonly item?: readonly Answered[];
}

/** What was answered to one item: `answer` of a question, `item` of a group. */
export interface Answered {
  readonly linkId: string;
  readonly text?: string;
  readonly answer?: readonly GivenAnswer[];
  readonly item?: readonly Answered[];
}

export interface QuestionnaireResponse {
  readonly resourceType: "QuestionnaireResponse";
  readonly status: "in-progress" | "completed";
  readonly questionnaire?: string;
  readonly language?: string;
  readonly authored?: string;
  readonly item?: readonly Answered[];
}

const base = "http://hl7.org/fhir/StructureDefinition/";
const sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
/** Our own marks on an item; a questionnaire of anybody may carry them. */
const own = "https://kring.example/fhir/StructureDefinition/";

export const extensions = {
  translation: `${base}translation`,
  hidden: `${base}questionnaire-hidden`,
  itemControl: `${base}questionnaire-itemControl`,
  unit: `${base}questionnaire-unit`,
  minValue: `${base}minValue`,
  maxValue: `${base}maxValue`,
  minLength: `${base}minLength`,
  weights: [`${base}ordinalValue`, `${base}itemWeight`, `${base}questionnaire-ordinalValue`],
  calculated: `${sdc}sdc-questionnaire-calculatedExpression`,
  /** `valueCode`: the picture beside the question. */
  picture: `${own}picture`,
  /** `valueCode`: the answer is one axis of a web. */
  axis: `${own}axis`,
  /** `valueDecimal`: an answer that weighs more than this asks for a safety step at once. */
  safetyAbove: `${own}safety-above`,
} as const;

export function extensionOf(element: Extended | undefined, url: string): Extension | undefined {
  return element?.extension?.find((one) => one.url === url);
}
