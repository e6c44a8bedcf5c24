/** How the server spells skills, by their canonical names; those without an entry are written as they are. */
export type SkillNames = Readonly<Record<string, string>>;

export const spelled = (skills: readonly string[], names: SkillNames): string[] =>
  skills.map((skill) => names[skill] ?? skill);
