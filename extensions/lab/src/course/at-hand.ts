/** A course that views show: that of the notebook in front, or one in which a teacher tries a preview. */
import type { CourseModel } from '@openclass-nb/ui';
import { Signal, type ISignal } from '@lumino/signaling';
import type { Place } from './request.js';

export interface CourseAtHand {
  readonly current: CourseModel | null;
  readonly changed: ISignal<CourseAtHand, CourseModel | null>;
}

/** Where a preview lies, and the course in which what is done in it counts. */
export class Tryout implements CourseAtHand {
  readonly changed: ISignal<CourseAtHand, CourseModel | null> = new Signal<CourseAtHand, CourseModel | null>(this);

  constructor(
    readonly place: Place,
    readonly current: CourseModel
  ) {}
}
