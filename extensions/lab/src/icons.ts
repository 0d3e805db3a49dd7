/** The drawings of `ui` as Lab's icons. */
import { LabIcon } from '@jupyterlab/ui-components';
import { svgOf, type IconName } from '@openclass-nb/ui';

const icon = (name: IconName): LabIcon => new LabIcon({ name: `openclass:${name}`, svgstr: svgOf(name) });

export const checkIcon = icon('check');
export const hintIcon = icon('hint');
export const mapIcon = icon('map');
export const pathIcon = icon('path');
export const sourceIcon = icon('source');
export const submitIcon = icon('submit');
export const classIcon = icon('bars');
export const exerciseIcon = icon('ruler');
export const newIcon = icon('plus');
export const previewIcon = icon('preview');
export const releaseIcon = icon('release');
