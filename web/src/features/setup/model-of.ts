/** The model in a reader such as `model:openai:small+read_cv@2`; the server notes its prompt, too. */
export const modelOf = (reader: string | null | undefined): string =>
  (reader ?? "").replace(/^model:/, "").replace(/\+.*$/, "");
