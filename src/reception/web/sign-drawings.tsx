import type { ReactNode } from "react";

/** What happens next, and what is asked, for people who look rather than read. 48 by 48. */
export const signDrawings = {
  /** Somebody on a chair. */
  wait: (
    <>
      <circle cx="20" cy="8.5" r="4.5" fill="currentColor" />
      <path d="M20 17v12h11l3 12" strokeWidth="5" />
      <path d="M20 20.500h9" />
      <path d="M11 18v24M11 34.500h14V42" />
    </>
  ),
  /** An ear and a sound. */
  listen: (
    <>
      <path d="M9 18a11 11 0 0 1 22 0c0 8-7 9-7 16a6 6 0 0 1-11.5 2.5" />
      <path d="M14.5 18.500a5.5 5.5 0 0 1 11 0c0 3.5-4 4-4 7.5" />
      <path d="M36.5 10.500a13 13 0 0 1 0 15M41.5 6a20 20 0 0 1 0 24" />
    </>
  ),
  /** A screen with a number. */
  screen: (
    <>
      <rect x="3.5" y="7" width="41" height="27" rx="3.5" />
      <path d="M24 34v7M15 42h18" />
      <path
        d="M13 15.500l3.5-2.500v14M23.5 16a4 4 0 0 1 8 .500c0 4-8 6-8 10.500h8.5"
        strokeWidth="2.8"
      />
    </>
  ),
  /** An arrow through an open door. */
  go: (
    <>
      <path d="M22 42h20V6H22v8M22 34v8" />
      <path d="M4 24h22M19 16.500l7.5 7.5-7.5 7.5" />
      <path d="M35.5 24.500v.1" strokeWidth="4.6" />
    </>
  ),
  /** Somebody calls somebody. */
  called: (
    <>
      <circle cx="15" cy="13" r="7" />
      <path d="M3.5 41v-3a11.5 11.5 0 0 1 23 0v3" />
      <path d="M28 16.500h4M27.5 9.500l5-3M27.5 23.500l5 3" />
      <path d="M37 12.500a9 9 0 0 1 0 8M41.5 9a15 15 0 0 1 0 15" />
    </>
  ),
  /** Between two who speak, a third who carries the words. */
  interpreter: (
    <>
      <path d="M6 4h11a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-6l-5 4.5V17a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z" />
      <path
        d="M31 4h11a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3v4.5L37 17h-6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z"
        fill="currentColor"
      />
      <circle cx="24" cy="26.5" r="5.5" />
      <path d="M13 44.5v-1a11 7.5 0 0 1 22 0v1" />
    </>
  ),
  /** A sheet and a pencil. */
  write: (
    <>
      <path d="M37 25v14.500a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3v-31a3 3 0 0 1 3-3h18" />
      <path d="M13 16h11M13 24h7M13 32h6" />
      <path d="m25 27 1-6L39.5 7.500a3.3 3.3 0 0 1 5 5L31 26z" />
    </>
  ),
  /** An eye. */
  see: (
    <>
      <path d="M3 24C8 15 15.5 10.5 24 10.500S40 15 45 24c-5 9-12.5 13.5-21 13.500S8 33 3 24z" />
      <circle cx="24" cy="24" r="6.5" fill="currentColor" />
    </>
  ),
  /** A hand that holds a heart. */
  free: (
    <>
      <path
        d="M26.5 22.5 17.6 13.800a5.8 5.8 0 0 1 8.2-8.200l.7.7.7-.700a5.8 5.8 0 0 1 8.2 8.200z"
        fill="currentColor"
      />
      <path d="M4 28.500h6.500c3 0 5 3 8 3h7a3.5 3.5 0 0 1 0 7h-8" />
      <path d="M27.5 34l9.5-5a3.8 3.8 0 0 1 4 6.400L30 42.500c-2 1.3-4 1.3-6 .800l-10-2.800H4" />
    </>
  ),
  /** Somebody asks. */
  ask: (
    <>
      <path d="M9 5h30a5 5 0 0 1 5 5v19a5 5 0 0 1-5 5H23l-10 9v-9H9a5 5 0 0 1-5-5V10a5 5 0 0 1 5-5z" />
      <path d="M18.5 15.500a5.5 5.5 0 1 1 8 5c-1.7 1-2.5 2-2.5 3.5" />
      <path d="M24 28.500v.1" strokeWidth="4.4" />
    </>
  ),
  yes: (
    <>
      <circle cx="24" cy="24" r="20" />
      <path d="m14.5 25 6.5 6.500L34 17.5" strokeWidth="4.6" />
    </>
  ),
  no: (
    <>
      <circle cx="24" cy="24" r="20" />
      <path d="m17 17 14 14M31 17 17 31" strokeWidth="4.6" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;
export type Sign = keyof typeof signDrawings;
