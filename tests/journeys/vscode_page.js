// What the Jupyter extension of VS Code does for widgets, as far as it matters: it hands a kernel and a loader of scripts
// to the widget manager of @vscode/jupyter-ipywidgets8, and shows each widget that a cell displays in a place of its own.
import { KernelManager, ServerConnection } from '@jupyterlab/services';

const MIME = 'application/vnd.jupyter.widget-view+json';
const registered = new Set();

// A module that the manager does not bring lies in nbextensions/ of the kernel's environment.
const loader = {
  widgetsRegisteredInRequireJs: registered,
  loadWidgetScript: async name => {
    window.requirejs.config({ paths: { [name]: `${document.baseURI}nbextensions/${name}/index` } });
    registered.add(name);
  },
  errorHandler: (name, module, version, error) => console.error(`${module} ${version}, ${name}: ${error}`),
  successHandler: () => undefined
};

async function show(manager, view) {
  const place = document.createElement('div');
  place.className = 'output cell-output-ipywidget-background';
  document.getElementById('container').append(place);
  const model = await manager.get_model(view.model_id);
  const drawn = await manager.create_view(model, { el: place });
  await manager.display_view(view, drawn, { node: place });
}

window.runCell = async code => {
  const token = new URLSearchParams(location.search).get('token');
  const serverSettings = ServerConnection.makeSettings({ baseUrl: `${location.origin}/`, token });
  const kernel = await new KernelManager({ serverSettings }).startNew();
  window.vscIPyWidgets8.load();
  const manager = new window.vscIPyWidgets.WidgetManager(kernel, document.body, loader, () => undefined);
  const done = kernel.requestExecute({ code });
  let shown = Promise.resolve();
  done.onIOPub = ({ content }) => {
    const view = content.data?.[MIME];
    if (view) {
      shown = shown.then(() => show(manager, view));
    } else if (content.ename) {
      console.error(`${content.ename}: ${content.evalue}`);
    }
  };
  await done.done;
  await shown;
};
