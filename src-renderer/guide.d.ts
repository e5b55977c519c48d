/** The operator's guide, rendered when the program is built (see scripts/guide). */
declare module '*.md' {
  export const title: string;
  export const sections: readonly { readonly id: string; readonly title: string }[];
  export const html: string;
}
