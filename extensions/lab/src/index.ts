/** Only wires: each plugin can be switched off by itself. */
import { coursePlugin } from './course/plugin.js';
import { studentPlugin } from './student/plugin.js';

export default [coursePlugin, studentPlugin];
