import "./paper.css";

export interface PaperSize {
  readonly widthMm: number;
  /** Left out: as long as what stands on it, for a printer with a roll. */
  readonly heightMm?: number;
  readonly marginMm?: number;
}

const mmPerPixel = 25.4 / 96;

/** Prints one element and nothing else of the page, on a page of its own size. */
export function printPaper(element: HTMLElement, { widthMm, heightMm, marginMm = 0 }: PaperSize) {
  const paper = document.createElement("div");
  paper.className = "kring-paper";
  paper.dataset["paper"] = "";
  paper.append(element.cloneNode(true));
  document.body.append(paper);
  paper.style.inlineSize = `${widthMm - 2 * marginMm}mm`;
  const length = heightMm ?? Math.ceil(paper.scrollHeight * mmPerPixel) + 2;
  const rule = document.createElement("style");
  rule.textContent = `@page { size: ${widthMm}mm ${length}mm; margin: ${marginMm}mm }`;
  document.head.append(rule);
  document.body.classList.add("kring-printing");
  const clear = () => {
    document.body.classList.remove("kring-printing");
    paper.remove();
    rule.remove();
  };
  window.addEventListener("afterprint", clear, { once: true });
  window.print();
}
