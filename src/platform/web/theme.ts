import { createTheme, type MantineColorsTuple } from "@mantine/core";
import controls from "./controls.module.css";

const petrol: MantineColorsTuple = [
  "#eef5f3",
  "#dfebe8",
  "#bdd8d4",
  "#96c3bf",
  "#6fa9a8",
  "#45888b",
  "#276a73",
  "#14505a",
  "#0d3e47",
  "#072c33",
];

/* Neutrals with the warmth of the ground, so that no part of Mantine looks cold beside it. */
const gray: MantineColorsTuple = [
  "#faf6ee",
  "#f3eddf",
  "#e8e0cf",
  "#d9cfba",
  "#bfb5a1",
  "#9d9484",
  "#7a7469",
  "#565f5b",
  "#3a4544",
  "#20302f",
];

const dark: MantineColorsTuple = [
  "#f0eadf",
  "#d3cec3",
  "#b4b0a6",
  "#8a8a84",
  "#565b5b",
  "#3e4444",
  "#2b2f30",
  "#202324",
  "#17191a",
  "#101213",
];

const brick: MantineColorsTuple = [
  "#fdf1e9",
  "#fbe3d3",
  "#f6c6a8",
  "#f2a276",
  "#ea864f",
  "#e2703a",
  "#d45f2a",
  "#c4501f",
  "#9c3e17",
  "#752e10",
];

/** Mantine in the clothes of the house; colours that change with the light are in tokens.css. */
export const theme = createTheme({
  primaryColor: "petrol",
  primaryShade: { light: 7, dark: 3 },
  colors: { petrol, brick, gray, dark },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily:
    '"Atkinson Hyperlegible Next Variable", "Noto Sans Arabic", "Noto Sans", "Noto Sans Tifinagh", system-ui, "Segoe UI", sans-serif',
  headings: { fontWeight: "640", textWrap: "balance" },
  // Nothing on a screen is smaller than 16 px but the few labels that repeat what stands beside them.
  fontSizes: { xs: "0.9375rem", sm: "1rem", md: "1.0625rem", lg: "1.1875rem", xl: "1.375rem" },
  defaultRadius: "md",
  radius: { xs: "6px", sm: "8px", md: "10px", lg: "16px", xl: "28px" },
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Button: {
      classNames: { root: controls["button"] ?? "" },
      defaultProps: { size: "md" },
    },
    Input: {
      classNames: { input: controls["input"] ?? "" },
      defaultProps: { size: "md" },
    },
    InputWrapper: {
      classNames: {
        label: controls["label"] ?? "",
        description: controls["description"] ?? "",
        error: controls["error"] ?? "",
      },
      defaultProps: { size: "md" },
    },
    Modal: {
      classNames: {
        content: controls["modal"] ?? "",
        header: controls["modalHeader"] ?? "",
        title: controls["modalTitle"] ?? "",
      },
      defaultProps: {
        centered: true,
        radius: "lg",
        overlayProps: { color: "#0d1f22", backgroundOpacity: 0.45 },
        transitionProps: { duration: 120 },
      },
    },
    Menu: {
      classNames: { dropdown: controls["menu"] ?? "", item: controls["menuItem"] ?? "" },
      defaultProps: { radius: "md", shadow: "md", transitionProps: { duration: 90 } },
    },
    Notification: {
      classNames: {
        root: controls["notice"] ?? "",
        description: controls["noticeText"] ?? "",
      },
    },
    Tooltip: { defaultProps: { openDelay: 300, radius: "sm" } },
  },
});
