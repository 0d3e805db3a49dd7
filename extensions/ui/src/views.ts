/** The API's models by their glossary names. All of them come from the service's OpenAPI. */
import type { components } from './api-types.js';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type CourseSummary = Schemas['CourseView'];
export type Progress = Schemas['ProgressView'];
export type Assignment = Schemas['AssignmentView'];
export type AssignmentDetail = Schemas['AssignmentDetail'];
export type Exercise = Schemas['ExerciseView'];
export type Objective = Schemas['ObjectiveView'];
export type Verdict = Schemas['VerdictView'];
/** What is shown of a verdict; an earlier session's has no message and no parts. */
export type Outcome = Omit<Verdict, 'opened' | 'variant' | 'read_as' | 'parts'> &
  Partial<Pick<Verdict, 'read_as' | 'parts'>>;
export type Move = Schemas['MoveView'];
export type Hints = Schemas['HintsView'];
/** Which version a notebook holds, as its answer cell says it. */
export type VersionMark = Schemas['VersionMark'];
export type Reading = Schemas['ReadingView'];
export type FormulaNode = Schemas['FormulaNode'];
export type Fresh = Schemas['FreshView'];
export type Practice = Schemas['PracticeView'];
export type Submission = Schemas['SubmissionView'];
export type Explanation = Schemas['ExplanationView'];
export type Decision = Schemas['DecisionView'];
export type Contribution = Schemas['ContributionView'];
export type Fetched = Schemas['FetchedView'];
export type Problem = Schemas['Problem'];

/** A notebook's cell as a check needs it: outputs stay where they are. */
export interface SentCell {
  cell_type: string;
  id?: string;
  metadata: Record<string, unknown>;
  source: string;
}

export type Job = Schemas['JobView'];
export type ClassProgress = Schemas['ClassView'];
export type StudentRow = Schemas['StudentView'];
export type Insight = Schemas['InsightView'];
export type QueuedHint = Schemas['QueuedHintView'];
export type FailingGroup = Schemas['FailingGroupView'];
export type AuthoredHint = Schemas['AuthoredHintView'];
export type Review = Schemas['ReviewRequest'];
export type Step = Schemas['StepView'];
export type Coverage = Schemas['ObjectiveCoverage'];
export type ShownBy = Schemas['ShownByView'];
export type Renamed = Schemas['RenamedView'];
export type Misconception = Schemas['MisconceptionView'];
export type Preview = Schemas['PreviewView'];
export type ExerciseSource = Schemas['ExerciseSourceView'];
export type SourceCell = Schemas['SourceCellView'];

/** What a check of the course found; openclass_nb/course/findings.py. */
export interface Finding {
  severity: 'note' | 'warning' | 'error';
  code: string;
  place: { file: string; cell: number | null; name: string | null };
  message: string;
  next_step: string;
}
