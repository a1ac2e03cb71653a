import type { ReactNode } from "react";
import type { Door } from "../contract.ts";

/** One drawing per door, on a field of 48 by 48, in the colour of the text around it. */
export const doorDrawings: Record<Door["pictogram"], ReactNode> = {
  stethoscope: (
    <>
      <path d="M9 6h4M29 6h4M11 6.5V17a10 10 0 0 0 20 0V6.5M21 27v5a9.5 9.5 0 0 0 19 0v-4" />
      <circle cx="40" cy="23" r="4.5" fill="currentColor" />
    </>
  ),
  bandage: (
    <g transform="rotate(-45 24 24)">
      <rect x="3" y="14.5" width="42" height="19" rx="9.5" />
      <path d="M16 14.5v19M32 14.5v19" />
      <path d="M21 21h.1M27 21h.1M21 27h.1M27 27h.1" strokeWidth="4.4" />
    </g>
  ),
  people: (
    <>
      <circle cx="17" cy="14" r="7" />
      <path d="M4.5 41v-3.5a12.5 12.5 0 0 1 25 0V41" />
      <path d="M31 7.8a6.6 6.6 0 0 1 0 12.6M36 27a12 12 0 0 1 7.5 11v3" />
    </>
  ),
  speech: (
    <>
      <path d="M8 6h20a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H17l-7 6.5V24H8a4 4 0 0 1-4-4V10a4 4 0 0 1 4-4z" />
      <path d="M38 17h2a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4h-1v6.5L31.5 36H22a4 4 0 0 1-3.6-2.3" />
    </>
  ),
  coins: (
    <>
      <circle cx="31" cy="16.5" r="12.5" />
      <path d="M36 11.8a6.4 6.4 0 1 0 0 9.4M23.5 14.9h8M23.5 18.3h8" strokeWidth="2.6" />
      <rect x="3.5" y="37" width="25" height="7" rx="3.5" />
      <path d="M28.5 33.500a3.5 3.5 0 0 1-3.5 3.500H7a3.5 3.5 0 0 1 0-7h9" />
    </>
  ),
  leaf: (
    <>
      <path d="M12.5 36.5C4 22 14 7.5 41.5 6.500c1.5 24-12 38.5-29 30z" />
      <path d="M6 43c5-10 12-17.5 22-24" />
    </>
  ),
  scales: (
    <>
      <path d="M24 5v36M14 42.500h20M8 12.500c6 0 10-3.5 16-3.500s10 3.5 16 3.5" />
      <path d="M10 13 4 28h12zM38 13l-6 15h12z" />
      <path d="M4 28a6 6 0 0 0 12 0zM32 28a6 6 0 0 0 12 0z" fill="currentColor" />
    </>
  ),
  cup: (
    <>
      <path d="M7 21h27v11a10 10 0 0 1-10 10h-7A10 10 0 0 1 7 32z" />
      <path d="M34 24h3a5.5 5.5 0 0 1 0 11h-3.5" />
      <path d="M14.5 5c-2.5 3 2.5 6 0 10M24 5c-2.5 3 2.5 6 0 10" />
    </>
  ),
  baby: (
    <>
      <path d="M39.6 21.300a16 16 0 1 1-31.2 0 5 5 0 0 0 0 0 16 16 0 0 1 31.2 0z" />
      <path d="M8 21.500a4.5 4.5 0 0 0 0 9M40 21.500a4.5 4.5 0 0 1 0 9" />
      <path d="M24 9.500c-5-1-4.5-7 .5-6 3.5 1 1.5 5-1 4" />
      <path d="M18 24h.1M30 24h.1" strokeWidth="4.6" />
      <path d="M18.5 31.500a7.5 7.5 0 0 0 11 0" />
    </>
  ),
  star: (
    <path d="m24 4.5 5.9 12.4 13.6 1.8-10 9.4 2.5 13.500L24 35l-12 6.6 2.5-13.5-10-9.4 13.6-1.800z" />
  ),
};
