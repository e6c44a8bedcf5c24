/** The words of the setup page. */
import { plural } from "@/lib/plural";
import { localized } from "@/strings/localized";

const english = {
  documentTitle: "New interview – Viva",
  title: "What is this interview about?",
  lead: "One of the two is enough; with both, the questions fit both. Interviews are in English.",
  example: "Try with an example",
  exampleHint: "An invented CV and job, to look around.",
  cv: "Your CV",
  job: "The job description",
  drop: "Drop the file here",
  browse: "Choose a file",
  paste: "Paste text",
  formats: (limit: string) => `PDF, Word, Markdown or text, up to ${limit}`,
  pasteLabel: { cv: "Text of your CV", job: "Text of the job description" },
  useText: "Use this text",
  reading: (name: string) => `Reading ${name}…`,
  pasted: "Pasted text",
  change: "Change",
  replaceFile: "Choose another file",
  tooLarge: (limit: string) =>
    `This file is larger than ${limit}. Save a smaller copy, or paste the text.`,
  emptyFile: "This file is empty. Choose another one, or paste the text.",
  read: {
    skills: "Skills",
    asks: "Asks for",
    nice: "Nice to have",
    experience: (years: number) =>
      plural(years, { one: "# year of experience", other: "# years of experience" }),
    asksYears: (years: number) => plural(years, { one: "from # year", other: "from # years" }),
    jobs: (count: number) => plural(count, { one: "# job", other: "# jobs" }),
    noSkills: "No skills were recognised; the questions will rest on the text.",
    unnamed: { cv: "CV without a name", job: "Job without a title" },
  },
  analysis: {
    pending: "A language model is still reading along. You need not wait.",
    done: (model: string, added: number) =>
      added === 0
        ? `Checked by ${model}: nothing to add.`
        : `Checked by ${model}: ${plural(added, { one: "# thing added", other: "# things added" })}.`,
    showAdded: (count: number) =>
      plural(count, { one: "Show what was added", other: "Show the # that were added" }),
    leftOut: (count: number) =>
      plural(count, {
        one: "# line was not shown to the model.",
        other: "# lines were not shown to the model.",
      }),
    corrected: (fields: string) => `Corrected by you: ${fields}`,
    line: (line: number) => `line ${line}:`,
    fields: {
      name: "name",
      headline: "headline",
      skills: "skills",
      jobs: "jobs",
      education: "education",
      languages: "languages",
      title: "title",
      company: "company",
      seniority: "level",
      required_skills: "asked for",
      nice_to_have_skills: "nice to have",
      responsibilities: "tasks",
      min_years: "years of experience",
    } as Record<string, string>,
  },
  edit: {
    open: "Correct",
    title: { cv: "Correct what was read in the CV", job: "Correct what was read in the job" },
    name: "Name",
    headline: "Headline",
    jobTitle: "Job title",
    employer: "Employer",
    start: "From",
    end: "To",
    station: (number: number) => `Job ${number}`,
    removeStation: "Remove this job",
    noLevel: "Not said",
    skillHint: "Another skill",
    add: "Add",
    removeSkill: (skill: string) => `Remove ${skill}`,
    wrongDate: "Write dates as 2021-03 or 2021; an end may be “present”.",
    save: "Save",
  },
  fit: {
    title: "Side by side",
    matched: "You have, they ask",
    partial: "You come near",
    near: (shown: string, skill: string, closeness: string) =>
      `${shown} where ${skill} is asked: partial, ${closeness}`,
    missing: "They ask, your CV does not show",
    allMatched: "Everything they ask for is in your CV.",
    noneMatched: "None of the skills they ask for were found in your CV.",
    summary: (matched: number, total: number) =>
      `${matched} of ${plural(total, { one: "# skill", other: "# skills" })} they ask for`,
  },
  card: "Your interview",
  name: "Your name",
  role: "Role",
  roleHint: "For example: data engineer",
  company: "Company",
  level: "Level",
  levelAuto: "As the documents say",
  kind: "Kind",
  questions: "Questions",
  pack: "Questions from",
  packAuto: "Chosen for CV and job",
  minutes: "Time per answer",
  minutesNone: "No timer",
  minutesOption: (minutes: number) => plural(minutes, { one: "# minute", other: "# minutes" }),
  minutesHint: "A reminder only; it never cuts you off.",
  aloud: "Listen and speak instead of reading and writing",
  options: "More options",
  estimate: (from: number, to: number) =>
    from === to
      ? `About ${plural(from, { one: "# minute", other: "# minutes" })}`
      : `About ${from} to ${plural(to, { one: "# minute", other: "# minutes" })}`,
  estimateHint: "You can stop and come back at any time.",
  start: "Start",
  starting: "Starting…",
  nothingYet: "Give a CV, a job description or a role to begin.",
  stillReading: "One moment: a document is still being read.",
};

export const setupStrings = localized("setup", english);
