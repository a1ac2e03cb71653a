/** How people write units that UCUM writes for machines; what is not here is written as it is. */
const signs: Readonly<Record<string, string>> = {
  "mm[Hg]": "mmHg",
  Cel: "°C",
  "mg/dL": "mg/dl",
  "L/min": "l/min",
};

/**
 * A measurement as it travels, in the manner of a locale.
 *
 * @example sayMeasure("36.9 Cel", "fr-BE") // "36,9 °C"
 * @example sayMeasure("145/88 mm[Hg]", "nl-BE") // "145/88 mmHg"
 */
export function sayMeasure(written: string, locale: string): string {
  const [, values = written, unit = ""] = /^(\S+) (.+)$/.exec(written) ?? [];
  if (unit === "wk") {
    const weeks = { style: "unit", unit: "week", unitDisplay: "long" } as const;
    return new Intl.NumberFormat(locale, weeks).format(Number(values));
  }
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const said = values.split("/").map((value) => number.format(Number(value)));
  return `${said.join("/")} ${signs[unit] ?? unit}`.trim();
}
