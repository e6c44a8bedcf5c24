/** Short names for the shapes of the generated schema; the one place that knows its spelling. */
import type { Readable } from "openapi-typescript-helpers";
import type { components } from "@/api/schema";

type Schemas = { [Name in keyof components["schemas"]]: Readable<components["schemas"][Name]> };

export type Configuration = Schemas["ConfigView"];
export type DocumentView = Schemas["DocumentView"];
export type CvProfile = Schemas["CvProfile"];
export type JobProfile = Schemas["JobProfile"];
export type FieldSource = Schemas["FieldSource"];
export type DocumentKind = DocumentView["kind"];
export type Interview = Schemas["InterviewView"];
export type InterviewPage = Schemas["InterviewPage"];
export type InterviewItem = Schemas["InterviewSummary"];
export type InterviewRequest = components["schemas"]["NewInterview"];
export type InterviewKind = Interview["kind"];
export type InterviewStatus = Interview["status"];
export type Level = NonNullable<InterviewRequest["level"]>;
export type Question = Schemas["QuestionView"];
export type TurnResult = Schemas["TurnResult"];
export type Report = Schemas["Report"];
export type AnswerResult = Schemas["AnswerResult"];
export type Verdict = Schemas["Verdict"];
export type VerdictKind = Verdict["verdict"];
export type Delivery = Schemas["Delivery"];
export type Metric = Schemas["Metric"];
export type CompetencyResult = Schemas["CompetencyResult"];
export type Performance = Schemas["PerformanceView"];
export type RecordingRules = Schemas["RecordingConfig"];
export type Transcript = Schemas["TranscriptView"];
export type TextMark = Schemas["TextMark"];
export type LearningNeed = Schemas["LearningNeed"];
export type HeardWord = Schemas["HeardWord"];
export type SpokenDelivery = Schemas["SpokenDelivery"];
