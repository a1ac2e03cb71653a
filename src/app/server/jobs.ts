import { accessJobs } from "../../access/server/index.ts";
import { circleJobs } from "../../circle/server/index.ts";
import { alertJobs, requestJobs, sealJobs } from "../../oversight/server/index.ts";
import type { Job } from "../../platform/server/jobs/job.ts";
import { sendMail } from "../../platform/server/mail.ts";
import { recordJobs } from "../../record/server/index.ts";
import { dataFolder } from "./centre.ts";

/** What the house does by itself; a module that has jobs is added here. */
export const jobs: readonly Job[] = [
  sendMail,
  ...accessJobs,
  ...circleJobs,
  ...recordJobs,
  ...sealJobs(dataFolder),
  ...alertJobs,
  ...requestJobs,
];
