/** What other modules may decide with: what a score means, which axes there are. */
export { type Band, bandOf, scaleOf, sixAxesUrl } from "./bands.ts";
