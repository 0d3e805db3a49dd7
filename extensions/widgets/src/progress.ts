/** The module of the widgets that show how far somebody is. Each module is sent whole for each widget: so there are
 *  three. */
import { MapView, MeterView } from './progress-views.js';
import { drawing } from './widget.js';

export default { render: drawing({ meter: MeterView, map: MapView }) };
