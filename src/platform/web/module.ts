import type { Icon } from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Needs } from "../endpoint.ts";

/** What a page is given: the names of its path, and what follows the question mark. */
export interface PageProps {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly search: Readonly<Record<string, unknown>>;
}

/** One page of a module. It is loaded when somebody goes there. */
export interface Page {
  /** `/people/$id` */
  readonly path: string;
  /** `null`: without signing in and without the frame of the house, as the waiting-room screen. */
  readonly needs: Needs;
  readonly load: () => Promise<ComponentType<PageProps>>;
  /** What the page asks the server first: sent on the way there, not only when the page is drawn. */
  readonly ask?: () => Promise<(params: PageProps["params"]) => void>;
}

/** A place in the navigation, shown to those who have the capability. */
export interface NavEntry {
  readonly to: string;
  /** Key with its module: `people:nav.desk`. */
  readonly label: string;
  readonly icon: Icon;
  readonly needs: string;
  /** Small numbers come first. */
  readonly order: number;
}

/** What a module shows; exported by its `web/index.ts` and put together by the shell. */
export interface WebModule {
  readonly pages: readonly Page[];
  readonly nav: readonly NavEntry[];
}
