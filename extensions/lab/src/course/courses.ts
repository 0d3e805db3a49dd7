/** The course at hand: that of the notebook in front, or else the one in which Jupyter was started. */
import { PathExt } from '@jupyterlab/coreutils';
import type { ServerConnection } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import { Api, ApiProblem, CourseModel, type Me, type WaitingCheck } from '@openclass-nb/ui';
import { onPage, tellPage } from '@openclass-nb/ui/page-news';
import type { CourseAtHand, Tryout } from './at-hand.js';
import type { Kept } from './kept.js';
import { findPlace, sender, type Place } from './request.js';

const AGAIN_SECONDS = 10;
const NOWHERE: Place = {
  service: 'local',
  course: null,
  folder: null,
  part: null,
  assignment: null,
  notebook: null
};

export class Courses implements CourseAtHand {
  /** The course in front changed: another one, or none. */
  readonly changed = new Signal<this, CourseModel | null>(this);
  /** Why there is no course: nothing found here, or nobody answers. */
  trouble: 'starting' | 'no course' | 'away' | '' = 'starting';
  /** What was said of it, for people; empty where nobody said anything. */
  why = '';
  private here: CourseModel | null = null;
  private readonly models = new Map<string, CourseModel>();
  private readonly places = new Map<string, Promise<Place>>();
  private readonly tryouts = new Map<string, Tryout>();
  private me: Me | null = null;

  constructor(
    private readonly settings: ServerConnection.ISettings,
    private readonly kept: Kept
  ) {
    onPage('checked', this, () => void this.here?.refresh()); // in a widget
  }

  get current(): CourseModel | null {
    return this.here;
  }

  /** Find the course of a path and bring it to the front. Asks again by itself while nobody answers. */
  async enter(path: string): Promise<Place | null> {
    try {
      const place = await this.place(path);
      const me = await this.whoAmI(place.course);
      const name = place.course ?? me.courses[0]?.course;
      await this.show(name, me);
      return place;
    } catch (error) {
      const nothingHere = error instanceof ApiProblem && !error.passes;
      this.tell(nothingHere ? 'no course' : 'away', error instanceof ApiProblem && error.status ? error.message : '');
      if (!nothingHere && !this.here) {
        window.setTimeout(() => void this.enter(path), AGAIN_SECONDS * 1000);
      }
      return null;
    }
  }

  /** A course was made here: ask anew. */
  async look(path: string): Promise<void> {
    this.places.clear();
    this.me = null;
    await this.enter(path);
  }

  /** A preview is tried at this path; it replaces an earlier one there. */
  addTryout(path: string, tryout: Tryout): void {
    this.tryouts.set(path, tryout);
  }

  /** The course in which a notebook's checks count. */
  of(path: string): CourseAtHand {
    return this.tryouts.get(path) ?? this;
  }

  /** Where a path lies; asked once for each folder. While nobody answers it is where it was before; on a drive of
   *  somebody else's there is no course. */
  async place(path: string): Promise<Place> {
    if (/^[\w-]+:/.test(path)) {
      return this.tryouts.get(path)?.place ?? NOWHERE;
    }
    const folder = PathExt.dirname(path);
    const known = this.places.get(folder) ?? findPlace(this.settings, path);
    this.places.set(folder, known);
    try {
      const place = await known;
      this.kept.keepPlace(folder, place);
      return place;
    } catch (error) {
      this.places.delete(folder);
      const before = isAway(error) ? this.kept.place(folder) : null;
      if (before) {
        return before;
      }
      throw error;
    }
  }

  private async whoAmI(course: string | null): Promise<Me> {
    if (this.me && (!course || isIn(this.me, course))) {
      return this.me;
    }
    try {
      this.me = await Api.me(sender(this.settings));
      this.kept.keepMe(this.me);
      return this.me;
    } catch (error) {
      const before = isAway(error) ? this.kept.me : null;
      if (before && (!course || isIn(before, course))) {
        return before;
      }
      throw error;
    }
  }

  private async show(name: string | undefined, me: Me): Promise<void> {
    const about = me.courses.find(one => one.course === name);
    if (!about) {
      this.here = null;
      this.tell('no course');
      return;
    }
    const known = this.models.get(about.course);
    const api = new Api(sender(this.settings), about.course);
    this.here = known ?? new CourseModel(api, about.title, about.role, this.around(about.course));
    this.models.set(about.course, this.here);
    if (!known) {
      this.here.restore(this.kept.waiting);
    }
    this.tell('');
    if (!known) {
      await this.here.tryNow();
    }
  }

  private around(course: string): {
    keep(waiting: WaitingCheck[]): void;
    later(act: () => void, seconds: number): () => void;
    now(): Date;
    checked(): void;
  } {
    return {
      keep: waiting => this.kept.keepWaiting(course, waiting),
      later: (act, seconds) => {
        const timer = window.setTimeout(act, seconds * 1000);
        return () => window.clearTimeout(timer);
      },
      now: () => new Date(),
      checked: () => tellPage('checked', this)
    };
  }

  private tell(trouble: Courses['trouble'], why = ''): void {
    [this.trouble, this.why] = [trouble, why];
    this.changed.emit(this.here);
  }
}

function isAway(error: unknown): boolean {
  return error instanceof ApiProblem && error.passes;
}

function isIn(me: Me, course: string): boolean {
  return me.courses.some(one => one.course === course);
}
