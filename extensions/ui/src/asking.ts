/** How the service is asked, and what an answer that is none says. */
import type { Problem } from './views.js';

/** How a request leaves: Lab has its own way, with its token; a widget goes through its kernel. */
export type Send = (path: string, init: Asked) => Promise<Response>;

export interface Asked {
  method: string;
  body?: string;
  headers?: Record<string, string>;
}

/** An answer that is none: the service's own words for it, or that it does not answer at all. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly retryAfter: number | null = null
  ) {
    super(problem.message);
  }

  /** Nobody answers, or only for now: asking again later is the thing to do. */
  get passes(): boolean {
    return [0, 429, 499, 502, 503, 504].includes(this.status);
  }
}

const SILENT = 'The course service does not answer.';

/** The answer's JSON. Throws ApiProblem, with status 0 where nobody answered. */
export async function request<T>(send: Send, path: string, init: Asked = { method: 'GET' }): Promise<T> {
  const response = await answered(send, path, init);
  return (await response.json().catch(() => null)) as T;
}

/** The answer, if it is one. Throws ApiProblem. */
export async function answered(send: Send, path: string, init: Asked): Promise<Response> {
  let response: Response;
  try {
    response = await send(path, init);
  } catch (error) {
    console.debug(error); // in the browser's words; people get ours
    throw new ApiProblem(0, { code: 'away', message: SILENT, next_step: null, where: null });
  }
  if (response.ok || response.status === 304) {
    return response;
  }
  const told: unknown = await response.json().catch(() => null);
  const after = Number(response.headers.get('Retry-After'));
  throw new ApiProblem(response.status, asProblem(told, response), after > 0 ? after : null);
}

function asProblem(told: unknown, response: Response): Problem {
  const known = told as Partial<Problem> | null;
  return {
    code: known?.code ?? String(response.status),
    message: known?.message ?? (response.status >= 502 ? SILENT : response.statusText),
    next_step: known?.next_step ?? null,
    where: known?.where ?? null
  };
}
