/** A student's routes, in a preview: its teacher is told what a student would be, and nothing of it is recorded. */
import { Api, type Send } from '../api.js';

export class PreviewApi extends Api {
  constructor(
    send: Send,
    course: string,
    private readonly tried: string
  ) {
    super(send, course);
  }

  /** All that is asked is about this assignment. */
  protected override below(path: string): string {
    const own = `assignments/${encodeURIComponent(this.tried)}`;
    const rest = path.startsWith(own) ? path.slice(own.length) : `/${path}`;
    return super.below(`${own}/preview${rest}`);
  }
}
