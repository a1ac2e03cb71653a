/* What is asked of a page, in words of the browser. */

/** Runs before anything of the house does. */
export const watching = `
  addEventListener("securitypolicyviolation", (event) => {
    (window.__refusals ??= []).push(event.violatedDirective + " " + event.blockedURI);
  });
  window.print = () => {
    const paper = document.querySelector(".kring-paper") ?? document.querySelector("main");
    (window.__printed ??= []).push(paper.innerText);
    dispatchEvent(new Event("afterprint"));
  };
`;

/** All that is read there, is said of it to whoever does not see it, or stands in a field. */
export const whatStandsThere = `(() => {
  const said = [...document.querySelectorAll("[aria-label], [title], [alt]")].flatMap((one) =>
    ["aria-label", "title", "alt"].map((name) => one.getAttribute(name) ?? ""));
  const typed = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
  const printed = window.__printed ?? [];
  const refusals = window.__refusals ?? [];
  [window.__printed, window.__refusals] = [[], []];
  return {
    ...{ all: [document.body.innerText, ...said, ...typed].join("\\n"), printed, refusals },
    ...{ hit: window.__hit, here: location.href },
  };
})()`;

/** The ring that says that something takes its time. */
export const waits = `document.querySelector('[role=status] > svg[viewBox="0 0 48 48"]') !== null`;

/** Opens what is folded, each once. Answers how many. */
export const openFolds = `(() => {
  const closed = "[aria-expanded=false]:not([aria-haspopup]), details:not([open]) > summary";
  const folds = [...document.querySelectorAll("main")].flatMap((main) => [...main.querySelectorAll(closed)])
    .filter((one) => !one.dataset.opened && !one.disabled);
  for (const one of folds) { one.dataset.opened = "1"; one.click(); }
  return folds.length;
})()`;

/** Takes the next of several ways to look at something, each once. */
export const takeNextChoice = `(() => {
  const [next] = [...document.querySelectorAll("main .mantine-SegmentedControl-root input:not(:checked)")]
    .filter((one) => !one.dataset.taken);
  if (!next) return false;
  for (const one of next.closest(".mantine-SegmentedControl-root").querySelectorAll(":checked")) one.dataset.taken = "1";
  next.dataset.taken = "1";
  next.click();
  return true;
})()`;
