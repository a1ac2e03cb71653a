import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useParams,
  useSearch,
} from "@tanstack/react-router";
import type { ComponentType } from "react";
import { mayNow, useMe } from "../../access/web/index.ts";
import type { Page, PageProps } from "../../platform/web/module.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { HomePage } from "./HomePage.tsx";
import { House } from "./House.tsx";
import { webModules } from "./modules.ts";
import { NotThere } from "./NotThere.tsx";

const pages = webModules.flatMap((module) => module.pages);
const root = createRootRoute({ component: Outlet, notFoundComponent: NotThere });
const house = createRoute({ getParentRoute: () => root, id: "house", component: House });

const routes = pages.map((page) =>
  createRoute({
    getParentRoute: () => (page.needs === null ? root : house),
    path: page.path,
    // What is only prepared asks nothing: each reading is a look in the journal.
    loader: ({ params, preload }) => {
      if (!preload && page.ask && page.needs !== null && mayNow(page.needs)) {
        page.ask().then((ask) => ask(params));
      }
    },
    component: lazyRouteComponent(async () => ({ default: shown(page, await page.load()) })),
  }),
);

const isPublic = (index: number) => pages[index]?.needs === null;
const tree = root.addChildren([
  house.addChildren(routes.filter((_, index) => !isPublic(index))),
  ...routes.filter((_, index) => isPublic(index)),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 0,
  // By itself it would let a page that is there wait for half a second.
  defaultPendingMinMs: 0,
  defaultPendingComponent: RingWaiting,
  defaultNotFoundComponent: NotThere,
  scrollRestoration: true,
});

/** The page for whoever may see it. For others it is not there; at the front door is their own. */
function shown({ needs, path }: Page, Page: ComponentType<PageProps>) {
  return function Shown() {
    const params: PageProps["params"] = useParams({ strict: false });
    const search: PageProps["search"] = useSearch({ strict: false });
    const page = <Page params={params} search={search} />;
    if (needs === null || needs === "session") return page;
    return (
      <ForThoseWhoMay needs={needs} otherwise={path === "/" ? <HomePage /> : <NotThere />}>
        {page}
      </ForThoseWhoMay>
    );
  };
}

function ForThoseWhoMay(props: {
  needs: string;
  otherwise: React.ReactNode;
  children: React.ReactNode;
}) {
  return useMe().capabilities.includes(props.needs) ? props.children : props.otherwise;
}
