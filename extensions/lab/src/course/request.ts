/** Requests to the Jupyter server's own routes below `openclass/`. */
import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import { request, type Send } from '@openclass-nb/ui';

/** Where a path of the file browser lies; contract in openclass_nb/lab/places.py. */
export interface Place {
  service: 'hub' | 'local';
  course: string | null;
  folder: string | null;
  part: string | null;
  assignment: string | null;
  notebook: string | null;
}

/** Sends to the service's API through the Jupyter server, which knows the token; the browser never does. */
export function sender(settings: ServerConnection.ISettings, below = 'openclass/api'): Send {
  const json = { 'Content-Type': 'application/json' };
  return (path, init) =>
    ServerConnection.makeRequest(
      `${URLExt.join(settings.baseUrl, below)}/${path}`,
      init.body ? { ...init, headers: { ...init.headers, ...json } } : init,
      settings
    );
}

export function findPlace(settings: ServerConnection.ISettings, path: string): Promise<Place> {
  return request(sender(settings, 'openclass'), `where?path=${encodeURIComponent(path)}`);
}

/** Begin a course in a folder; the path of its first notebook. */
export async function beginCourse(settings: ServerConnection.ISettings, path: string): Promise<string> {
  const init = { method: 'POST', body: JSON.stringify({ path }) };
  return (await request<{ notebook: string }>(sender(settings, 'openclass'), 'begin', init)).notebook;
}
