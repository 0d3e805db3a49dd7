/** One function for each route of the service that the front end uses. */
import type {
  AssignmentDetail,
  AuthoredHint,
  ClassProgress,
  Coverage,
  ExerciseSource,
  Explanation,
  FailingGroup,
  Fetched,
  Fresh,
  Hints,
  Insight,
  Job,
  Me,
  Misconception,
  Practice,
  Preview,
  Progress,
  QueuedHint,
  Reading,
  Renamed,
  Review,
  SentCell,
  SourceCell,
  Step,
  Submission,
  Verdict,
  VersionMark
} from './views.js';
import { answered, request, type Send } from './asking.js';

export * from './asking.js';

const segment = encodeURIComponent;

/** The service, for one course. */
export class Api {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly send: Send,
    readonly course: string
  ) {}

  /** Who is asking, and which courses they are in. */
  static me(send: Send): Promise<Me> {
    return request(send, 'me');
  }

  progress(): Promise<Progress> {
    return this.again('progress');
  }

  assignment(name: string): Promise<AssignmentDetail> {
    return this.get(`assignments/${segment(name)}`);
  }

  files(name: string): Promise<Fetched> {
    return this.get(`assignments/${segment(name)}/files`);
  }

  explanation(name: string): Promise<Explanation> {
    return this.get(`assignments/${segment(name)}/explanation`);
  }

  check(assignment: string, exercise: string, cells: SentCell[]): Promise<Verdict> {
    return this.write('POST', `${exercisePath(assignment, exercise)}/check`, { cells });
  }

  /** How an answer is understood while it is typed; costs nothing. */
  read(kind: 'numeric' | 'symbolic', typed: string, symbols: string[]): Promise<Reading> {
    return this.write('POST', 'readings', { kind, typed, symbols });
  }

  /** The exercise in a version not tried yet. */
  fresh(assignment: string, exercise: string): Promise<Fresh> {
    return this.write('POST', `${exercisePath(assignment, exercise)}/fresh`, {});
  }

  /** A notebook with exercises of an objective in versions not tried yet. */
  practice(objective: string): Promise<Practice> {
    return this.write('POST', `objectives/${segment(objective)}/practice`, {});
  }

  hints(assignment: string, exercise: string, version?: VersionMark): Promise<Hints> {
    const about = version ? `?version=${version.number}` : '';
    return this.get(`${exercisePath(assignment, exercise)}/hints${about}`);
  }

  hint(assignment: string, exercise: string, rung: number, version?: VersionMark): Promise<Hints> {
    return this.write('POST', `${exercisePath(assignment, exercise)}/hints`, { rung, version });
  }

  submit(assignment: string, notebooks: Record<string, object>): Promise<Submission> {
    return this.write('PUT', `assignments/${segment(assignment)}/submission`, { notebooks });
  }

  objectives(): Promise<Coverage[]> {
    return this.get('objectives');
  }

  writeObjective(id: string, about: { title?: string; statement?: string; requires?: string[] }): Promise<Coverage[]> {
    return this.write('PUT', `objectives/${segment(id)}`, about);
  }

  removeObjective(id: string): Promise<Coverage[]> {
    return this.write('DELETE', `objectives/${segment(id)}`);
  }

  renameObjective(id: string, to: string): Promise<Renamed> {
    return this.write('POST', `objectives/${segment(id)}/rename`, { to });
  }

  misconceptions(): Promise<Misconception[]> {
    return this.get('misconceptions');
  }

  writeMisconception(id: string, title: string, message: string): Promise<Misconception[]> {
    return this.write('PUT', `misconceptions/${segment(id)}`, { title, message });
  }

  /** An exercise's cells in its source notebook. */
  exerciseSource(exercise: string): Promise<ExerciseSource> {
    return this.get(`exercises/${segment(exercise)}/source`);
  }

  /** Write them in the place of those that `seen` names; refused if they are others by now. */
  writeExercise(exercise: string, seen: string, cells: readonly SourceCell[]): Promise<ExerciseSource> {
    return this.write('PUT', `exercises/${segment(exercise)}/source`, { seen, cells });
  }

  /** Ids for new exercises, which nobody else gets; `taken` are those of notebooks that are not saved. */
  exerciseIds(assignment: string, count: number, taken: string[]): Promise<string[]> {
    return this.write('POST', `assignments/${segment(assignment)}/exercise-ids`, { count, taken });
  }

  /** A notebook as a student would get it now; what was done in an earlier preview is forgotten. */
  preview(assignment: string, notebook: string): Promise<Preview> {
    return this.get(`assignments/${segment(assignment)}/preview/notebooks/${segment(notebook)}`);
  }

  grade(assignment: string): Promise<Job> {
    return this.write('POST', `assignments/${segment(assignment)}/grade`, {});
  }

  prove(assignments: string[]): Promise<Job> {
    return this.write('POST', 'proof', { assignments });
  }

  release(assignment: string): Promise<Job> {
    return this.write('POST', `assignments/${segment(assignment)}/release`, {});
  }

  job(id: string): Promise<Job> {
    return this.get(`jobs/${segment(id)}`);
  }

  classProgress(): Promise<ClassProgress> {
    return this.again('class');
  }

  classInsight(): Promise<Insight> {
    return this.again('class/insight');
  }

  /** A table of the class as a file's content. */
  async table(name: string): Promise<string> {
    const response = await answered(this.send, this.below(`export/${segment(name)}`), { method: 'GET' });
    return response.text();
  }

  /** Hints that a model wrote and students got, decided or not. */
  hintQueue(): Promise<QueuedHint[]> {
    return this.get('hints');
  }

  reviewHint(hint: string, review: Partial<Review> & Pick<Review, 'decision'>): Promise<QueuedHint> {
    return this.write('POST', `hints/${segment(hint)}/review`, review);
  }

  failing(exercise: string): Promise<FailingGroup[]> {
    return this.get(`exercises/${segment(exercise)}/failing`);
  }

  /** One more authored hint in the source notebook. */
  writeHint(exercise: string, text: string): Promise<AuthoredHint> {
    return this.write('POST', `exercises/${segment(exercise)}/hints`, { text });
  }

  tries(student: string): Promise<Step[]> {
    return this.get(`students/${segment(student)}/tries`);
  }

  progressOf(student: string): Promise<Progress> {
    return this.get(`students/${segment(student)}/progress`);
  }

  explanationOf(student: string, assignment: string): Promise<Explanation> {
    return this.get(`students/${segment(student)}/assignments/${segment(assignment)}/explanation`);
  }

  override(student: string, assignment: string, why: string, until: string | null): Promise<object> {
    return this.write('POST', `students/${segment(student)}/assignments/${segment(assignment)}/override`, {
      why,
      until
    });
  }

  private get<T>(path: string): Promise<T> {
    return request(this.send, this.below(path));
  }

  /** What is asked for again and again: the very same object as long as nothing has changed. */
  private async again<T>(path: string): Promise<T> {
    const known = this.known.get(path);
    const headers: Record<string, string> = known ? { 'If-None-Match': known.tag } : {};
    const response = await answered(this.send, this.below(path), { method: 'GET', headers });
    if (known && response.status === 304) {
      return known.told as T;
    }
    const told = (await response.json()) as T;
    const tag = response.headers.get('ETag');
    if (tag) {
      this.known.set(path, { tag, told });
    }
    return told;
  }

  private write<T>(method: string, path: string, body?: object): Promise<T> {
    return request(this.send, this.below(path), body ? { method, body: JSON.stringify(body) } : { method });
  }

  protected below(path: string): string {
    return `courses/${segment(this.course)}/${path}`;
  }
}

function exercisePath(assignment: string, exercise: string): string {
  return `assignments/${segment(assignment)}/exercises/${segment(exercise)}`;
}

interface Known {
  tag: string;
  told: unknown;
}
