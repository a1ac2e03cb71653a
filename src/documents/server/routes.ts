import { asActor, type ReadAgain } from "../../platform/server/database.ts";
import { type Route, serve, serveFile, serveUpload } from "../../platform/server/serve.ts";
import type { Document } from "../contract.ts";
import * as contract from "../contract.ts";
import { addDocument } from "./add-document.ts";
import { getDocument, listDocuments, writeLetter } from "./documents.ts";
import { downloadDocument, showDocument } from "./hand-out.ts";
import { openShelf, type Shelf } from "./store/index.ts";

/** Whoever lost the right since finds the document no more, not even the one they wrote. */
const readAgain: ReadAgain<Document> = {
  keep: ({ entry }) => ({ id: entry.id }),
  read: getDocument,
};

/** `dataFolder`: where files are kept, unless the settings name a bucket. */
export const documentsRoutes = (dataFolder: () => string): Route[] => {
  let opened: Shelf | undefined;
  const shelf = () => (opened ??= openShelf(dataFolder()));
  return [
    serve(contract.listDocuments, (input, caller) =>
      asActor(caller, "care", (tx) => listDocuments(tx, input)),
    ),
    serve(contract.getDocument, (input, caller) =>
      asActor(caller, "care", (tx) => getDocument(tx, input)),
    ),
    serveUpload(contract.addDocument, (asked, file, caller) =>
      addDocument(shelf(), { asked, file, caller }),
    ),
    serve(contract.writeLetter, (input, caller) =>
      asActor(caller, "care", (tx) => writeLetter(tx, input), readAgain),
    ),
    serveFile(contract.downloadDocument, (input, caller) =>
      downloadDocument(shelf(), caller, input),
    ),
    serveFile(contract.previewDocument, ({ id }, caller) =>
      showDocument(shelf(), caller, { id, as: "preview" }),
    ),
    serveFile(contract.thumbnailDocument, ({ id }, caller) =>
      showDocument(shelf(), caller, { id, as: "thumbnail" }),
    ),
  ];
};
