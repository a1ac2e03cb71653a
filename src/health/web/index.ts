/**
 * Health essentials: allergies, medication, vaccinations, measurements. It refuses to be a
 * prescription.
 */
import type { WebModule } from "../../platform/web/module.ts";

export const healthWeb: WebModule = { pages: [], nav: [] };
