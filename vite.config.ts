import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** A build is made beside the one that is served, and takes its place when it is complete. */
const output = process.env["KRING_WEB_OUTPUT"] ?? at("dist/web");

/** Lays a `.br` and a `.gz` beside every text of the build, so that the server never compresses them. */
function precompress(): Plugin {
  return {
    name: "kring-precompress",
    apply: "build",
    async closeBundle() {
      const files = await readdir(output, { recursive: true });
      const texts = files.filter((file) => /\.(js|css|html|svg|json|webmanifest)$/.test(file));
      await Promise.all(
        texts.map(async (file) => {
          const path = join(output, file);
          const text = await readFile(path);
          if (text.length < 1024) return;
          const params = { [constants.BROTLI_PARAM_QUALITY]: 10 };
          await writeFile(`${path}.br`, await promisify(brotliCompress)(text, { params }));
          await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
        }),
      );
    },
  };
}

export default defineConfig({
  root: at("src/app/web"),
  plugins: [react(), precompress()],
  resolve: {
    alias: [{ find: /^typebox$/, replacement: at("src/platform/web/typebox-in-browser.ts") }],
  },
  build: {
    outDir: output,
    emptyOutDir: true,
    assetsDir: "assets",
    // The content security policy allows fonts of our own address, not of `data:`.
    assetsInlineLimit: 0,
    target: "es2023",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      // What every page begins with is one file: each one more costs a kilobyte of its own, and a
      // browser fetches six at a time. So do the smallest of what pages share: signs and contracts.
      output: {
        codeSplitting: {
          groups: [
            { name: "house", tags: ["$initial"] },
            { name: "icons", test: /[\\/]@tabler[\\/]icons-react[\\/]/, minShareCount: 2 },
            {
              name: "contracts",
              test: /[\\/]src[\\/]\w+[\\/]([\w-]*contract|[\w-]*rules)\.ts$/,
              minShareCount: 2,
            },
          ],
        },
      },
      treeshake: {
        // What a door only passes on is left out where nobody asks for it. Importing a module of the
        // house does nothing by itself, but for the two that begin and those that dress.
        moduleSideEffects: (id) =>
          !id.includes("/src/") || /\.css$|\/(main\.tsx|fonts\.ts)$/.test(id.split("?")[0] ?? ""),
      },
    },
  },
  server: { proxy: { "/api": process.env["KRING_SERVER"] ?? "http://localhost:3000" } },
});
