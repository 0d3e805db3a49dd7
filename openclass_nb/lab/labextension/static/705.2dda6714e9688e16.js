"use strict";(self.rspackChunkopenclass_nb=self.rspackChunkopenclass_nb||[]).push([[705],{3824(o,e,r){var t=r(5292),i=r.n(t),a=r(9893),n=r.n(a),c=r(9383),p=r.n(c),l=r(6884),d=r.n(l),s=r(9088),x=r.n(s),h=r(7997),g=r.n(h),m=r(6797),b={};b.styleTagTransform=g(),b.setAttributes=d(),b.insert=p().bind(null,"head"),b.domAPI=n(),b.insertStyleElement=x(),i()(m.A,b),m.A&&m.A.locals&&m.A.locals;var f=r(2073),u={};u.styleTagTransform=g(),u.setAttributes=d(),u.insert=p().bind(null,"head"),u.domAPI=n(),u.insertStyleElement=x(),i()(f.A,u),f.A&&f.A.locals&&f.A.locals},2073(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* Where our views meet Lab's frame. */
.oc-root.oc-status {
  display: flex;
  align-items: center;
  color: inherit;
  background: none;
  font-size: 12px;
}

.oc-root.oc-status button {
  display: inline-flex;
  gap: 6px;
  align-items: center;
  height: 24px;
  padding: 0 4px;
  border: 0;
  background: none;
  cursor: pointer;
}

.oc-root.oc-status button:hover {
  background: var(--jp-layout-color3);
}

[data-jp-item-name^='openclass-'] .jp-ToolbarButtonComponent-label {
  margin-left: 6px;
}

@media (max-width: 900px) {
  .jp-cell-toolbar [data-jp-item-name^='openclass-'] .jp-ToolbarButtonComponent-label {
    display: none;
  }
}

/* Lab hides a cell's toolbar where it would lie over code, or in a narrow window. A student's Check and Hint stay: at
   the end of the cell, where there is room, and without Lab's own buttons beside them. */
.jp-toolbar-overlap .jp-cell-toolbar:has(> [data-jp-item-name='openclass-check']:not(.lm-mod-hidden)) {
  display: flex;
  top: auto;
  bottom: 1px;
  height: 22px;
  min-height: 0;
  overflow: hidden;
  background: linear-gradient(to top, var(--jp-cell-editor-background) 17px, transparent 17px); /* one line high */
}

.jp-mod-editMode .jp-toolbar-overlap .jp-cell-toolbar:has(> [data-jp-item-name='openclass-check']:not(.lm-mod-hidden)) {
  background: linear-gradient(to top, var(--jp-cell-editor-active-background) 17px, transparent 17px);
}

.jp-toolbar-overlap
  .jp-cell-toolbar:has(> [data-jp-item-name='openclass-check']:not(.lm-mod-hidden))
  > :not([data-jp-item-name^='openclass-']) {
  display: none;
}

@media (max-width: 900px) {
  .jp-cell-toolbar:has(> [data-jp-item-name='openclass-check']:not(.lm-mod-hidden)) {
    display: flex;
  }

  .jp-cell-toolbar:has(> [data-jp-item-name='openclass-check']:not(.lm-mod-hidden))
    > :not([data-jp-item-name^='openclass-']) {
    display: none;
  }
}

/* Above a locked notebook; a box layout gives it no more than it asks for. */
.oc-root.oc-locked {
  min-height: 112px;
  border-bottom: 1px solid var(--jp-border-color2);
  overflow: auto;
}

.oc-locked .oc-state {
  padding: 12px 16px;
}

/* Above a preview. */
.oc-root.oc-preview-note {
  min-height: 40px;
  padding: 8px 16px;
  border-bottom: 1px solid var(--jp-border-color2);
  background: var(--oc-tint);
  overflow: auto;
}

.oc-preview-note > .oc-row {
  min-height: 100%;
}

@media (max-width: 900px) {
  .oc-root.oc-preview-note {
    min-height: 56px;
    padding: 8px 12px;
    font-size: 12px;
  }
}
`,""]),r.d(e,{},{A:n})},2652(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* Controls over answer cells; they stand where the editor stands. */
.oc-root.oc-control {
  flex: 1 1 auto;
  min-width: 0;
  background: none;
}

.oc-answer {
  padding: 10px 12px;
  border: 1px solid var(--jp-cell-editor-border-color);
  background: var(--jp-layout-color1);
}

.jp-mod-active .oc-answer,
.oc-answer:focus-within {
  border-color: var(--jp-brand-color1);
}

.oc-root .oc-opts {
  display: grid;
  gap: 2px;
  min-width: 0;
  margin: 0;
  padding: 0;
  border: 0;
}

.oc-opts label {
  display: flex;
  gap: 10px;
  align-items: flex-start;
  padding: 5px 6px;
  border-radius: var(--jp-border-radius);
  font-size: var(--jp-content-font-size1);
  line-height: 1.45;
  cursor: pointer;
}

.oc-opts label:hover {
  background: var(--oc-tint);
}

.oc-opts input {
  flex: none;
  width: 16px;
  height: 16px;
  margin: 2px 0 0;
  accent-color: var(--jp-accept-color-normal, #1976d2);
}

.oc-opt {
  flex: 1;
  min-width: 0;
}

.oc-opt .jp-RenderedHTMLCommon {
  padding: 0;
  line-height: 1.45;
}

.oc-opt .jp-RenderedHTMLCommon > p:last-child {
  margin-bottom: 0;
}

.oc-grid input::placeholder {
  color: var(--oc-second);
  opacity: 1;
}

.oc-root .oc-in.oc-number {
  width: 150px;
  font-variant-numeric: tabular-nums;
  text-align: right;
}

.oc-root .oc-in.oc-unit {
  width: 96px;
}

.oc-root .oc-in.oc-formula-in {
  max-width: 560px; /* the cell's toolbar stands beside it */
  font-family: var(--jp-code-font-family);
}

.oc-root .oc-in.oc-bad {
  border-color: var(--oc-wrong);
  box-shadow: inset 0 0 0 1px var(--oc-wrong);
}

.oc-wraps {
  flex-wrap: wrap;
}

.oc-read {
  flex: 1;
  min-width: 160px;
}

.oc-preview:has(.oc-caret) {
  align-items: flex-start;
}

.oc-preview {
  display: flex;
  gap: 12px;
  align-items: center;
  min-height: 44px;
  padding: 4px 2px 0;
}

/* In the letters of the field above, so that one “ch” is one of them. */
.oc-root .oc-caret {
  display: block;
  width: 1ch;
  font-family: var(--jp-code-font-family);
  font-size: var(--jp-ui-font-size1);
  line-height: 1.1;
}

/* Roots and fractions stretch only in a font for mathematics: those of the usual systems, by name. */
.oc-preview math {
  font-family: 'STIX Two Math', 'Cambria Math', 'Latin Modern Math', 'DejaVu Math TeX Gyre', math;
  font-size: 18px;
}

.oc-order {
  max-width: 640px;
}

.oc-lines {
  display: grid;
  gap: 3px;
}

.oc-line {
  display: flex;
  align-items: center;
  min-height: 28px;
  border: 1px solid var(--jp-border-color1);
  border-radius: var(--jp-border-radius);
  background: var(--jp-cell-editor-background);
  cursor: grab;
  touch-action: none;
  user-select: none;
}

.oc-root .oc-line > button {
  display: flex;
  flex: 1;
  gap: 8px;
  align-items: center;
  min-width: 0;
  min-height: 26px;
  padding: 2px 8px;
  border: 0;
  background: none;
  text-align: left;
  cursor: inherit;
}

.oc-line .oc-icon {
  color: var(--oc-second);
}

.oc-root .oc-line code {
  padding: 0;
  color: var(--jp-content-font-color1);
  background: none;
  font-family: var(--jp-code-font-family);
  font-size: var(--jp-code-font-size);
  white-space: pre-wrap;
}

.oc-line.oc-up {
  border-color: var(--jp-brand-color1);
  background: var(--jp-layout-color1);
  box-shadow: var(--jp-elevation-z4);
}

.oc-moves {
  display: flex;
  flex: none;
  padding-right: 2px;
}

.oc-root .oc-moves button {
  display: grid;
  place-items: center;
  width: 26px;
  height: 26px;
  padding: 0;
  border: 0;
  border-radius: var(--jp-border-radius);
  background: none;
  cursor: pointer;
}

.oc-root .oc-moves button:hover {
  background: var(--jp-layout-color2);
}

.oc-moves span {
  display: grid;
}

.oc-turn-down {
  transform: rotate(180deg);
}

.oc-turn-left {
  transform: rotate(-90deg);
}

.oc-turn-right {
  transform: rotate(90deg);
}

.oc-root .oc-drop {
  padding: 6px 8px;
  border: 1px dashed var(--jp-border-color1);
  border-radius: var(--jp-border-radius);
}

.oc-root .oc-unused > p {
  min-height: 17px;
  margin: 10px 0 4px;
}

.oc-root .oc-help {
  margin-top: 10px;
}

.oc-grid-room {
  overflow-x: auto;
}

.oc-grid {
  border-collapse: collapse;
  font-size: var(--jp-ui-font-size1);
}

.oc-grid :is(th, td) {
  min-width: 88px;
  font-variant-numeric: tabular-nums;
  text-align: right;
}

.oc-grid th {
  padding: 4px 8px;
  border-bottom: 1px solid var(--jp-border-color0);
  font-weight: 500;
}

.oc-grid tbody th {
  border-bottom-color: var(--jp-border-color2);
}

.oc-grid :is(th:first-child, td:first-child) {
  text-align: left;
}

.oc-grid td {
  padding: 0;
  border: 1px solid var(--jp-border-color2);
}

.oc-grid td.oc-given {
  padding: 4px 8px;
  background: var(--jp-layout-color2);
}

.oc-slot {
  display: block;
  position: relative;
}

/* a frame and a sign, so that it reads in grey too */
.oc-wrong-cell {
  outline: 2px solid var(--oc-wrong);
  outline-offset: -1px;
}

.oc-wrong-cell .oc-icon {
  position: absolute;
  top: 7px;
  left: 6px;
}

.oc-grid td input {
  width: 104px;
  min-width: 100%;
  height: 28px;
  padding: 0 8px;
  border: 0;
  color: var(--jp-ui-font-color1);
  background: none;
  font: inherit;
  font-variant-numeric: tabular-nums;
  text-align: right;
}

.oc-grid td .oc-wrong-cell input {
  padding-left: 26px;
}

.oc-root .oc-grid td input:focus-visible {
  outline-offset: -2px;
}
`,""]),r.d(e,{},{A:n})},9724(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* The teacher's workshop. */
.oc-form {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 14px;
  align-content: start;
  padding: 4px 16px 16px;
}

.oc-gap {
  gap: 12px;
}

.oc-root .oc-about-several > p {
  margin-top: 4px;
  line-height: 1.45;
}

.oc-field {
  min-width: 0;
  margin: 0;
  padding: 0;
  border: 0;
}

.oc-field > label:not(.oc-unseen),
.oc-field > legend,
.oc-root .oc-field > h3 {
  display: flex;
  justify-content: space-between;
  width: 100%;
  margin-bottom: 4px;
  padding: 0;
  font-size: 13px;
  font-weight: 500;
}

.oc-field > legend .oc-link {
  font-weight: 400;
}

.oc-root .oc-in.oc-narrow {
  width: 72px;
}

.oc-chips {
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
  align-items: center;
  padding: 3px;
  border: 1px solid var(--jp-input-border-color, var(--jp-border-color1));
  border-radius: var(--jp-border-radius);
  background: var(--jp-input-active-background, var(--jp-layout-color1));
}

.oc-chips:focus-within {
  outline: 2px solid var(--jp-focus-outline-color, var(--jp-brand-color1));
}

.oc-chips input {
  flex: 1;
  min-width: 70px;
  height: 24px;
  padding: 0 4px;
  border: 0;
  outline: none !important;
  color: inherit;
  background: none;
  font: inherit;
}

.oc-chip {
  display: inline-flex;
  gap: 4px;
  align-items: center;
  height: 24px;
  padding: 0 0 0 8px;
  border-radius: 12px;
  background: var(--jp-layout-color2);
}

.oc-chip button {
  display: grid;
  place-items: center;
  width: 24px;
  height: 24px;
  padding: 0;
  border: 0;
  background: none;
  cursor: pointer;
}

.oc-seg {
  display: flex;
  overflow: hidden;
  border: 1px solid var(--jp-input-border-color, var(--jp-border-color1));
  border-radius: var(--jp-border-radius);
}

.oc-seg label {
  position: relative;
  flex: 1;
  padding: 0 8px;
  line-height: 26px;
  text-align: center;
  cursor: pointer;
}

.oc-seg label + label {
  border-left: 1px solid var(--jp-border-color1);
}

.oc-seg label:has(:checked) {
  background: var(--oc-tint);
  font-weight: 600;
  box-shadow: inset 0 -2px var(--jp-brand-color1);
}

.oc-seg label:has(:focus-visible) {
  outline: 2px solid var(--jp-focus-outline-color, var(--jp-brand-color1));
  outline-offset: -2px;
}

.oc-seg input {
  position: absolute;
  opacity: 0;
}

.oc-list > li {
  display: flex;
  gap: 4px;
  align-items: flex-start;
  padding: 6px 0;
}

.oc-acts {
  display: flex;
  flex-direction: column;
}

.oc-root .oc-acts .oc-tool {
  min-width: 24px;
  height: 24px;
  padding: 0;
}

.oc-root .oc-tool:disabled {
  opacity: 0.4;
}

.oc-code {
  overflow: auto;
  margin: 4px 0;
  font-family: var(--jp-code-font-family);
  font-size: 12px;
}

.oc-finds {
  height: 100%;
  overflow: auto;
}

.oc-finds-head {
  display: flex;
  gap: 16px;
  align-items: center;
  min-height: 34px;
  padding: 4px 16px;
}

.oc-find.oc-on {
  background: var(--oc-tint);
  box-shadow: inset 2px 0 var(--jp-brand-color1);
}

.oc-find.oc-on .oc-quiet {
  color: inherit;
}

.oc-find > .oc-icon {
  margin-top: 1px;
}

.oc-find > .oc-link {
  margin-top: -3px; /* its words beside the sentence's, though it is 24 px high */
}

.oc-found p > :is(span, code) + :is(span, code) {
  display: block;
}

.oc-root.oc-found p > code {
  padding: 0;
  background: none;
  color: inherit;
  font-family: var(--jp-code-font-family);
  font-size: var(--jp-code-font-size);
  overflow-wrap: anywhere;
  white-space: pre-wrap; /* the difference may be at a line's end */
}

.oc-found p {
  max-width: 76ch;
}

.oc-find {
  display: grid;
  grid-template-columns: 16px minmax(0, 1fr) 240px;
  gap: 12px;
  align-items: start;
  padding: 7px 16px;
  border-top: 1px solid var(--jp-border-color2);
}

@media (max-width: 900px) {
  .oc-find {
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 2px 12px;
  }

  .oc-find > :nth-child(3) {
    grid-column: 2;
  }
}

/* Forms made from schemas. */
.oc-root .oc-about {
  margin-top: 3px;
}

.oc-check-field {
  display: flex;
  gap: 8px;
  align-items: flex-start;
}

.oc-check-field > input {
  flex: none;
  width: 16px;
  height: 16px;
  margin: 2px 0 0;
}

.oc-root .oc-check-field > label {
  display: block;
  margin: 0;
  font-weight: 400;
}

.oc-bad .oc-in {
  border-color: var(--oc-wrong);
}

.oc-group {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(100px, 1fr));
  gap: 8px 12px;
}

.oc-group > legend {
  grid-column: 1 / -1;
}

.oc-group .oc-field > label {
  font-weight: 400;
}

.oc-group .oc-in.oc-narrow {
  width: 100%;
}

.oc-items .oc-list > li {
  display: block;
  padding: 2px 0;
}

.oc-list > li + li {
  border-top: 1px solid var(--jp-border-color2);
}

.oc-item-head {
  display: flex;
  gap: 2px;
  align-items: center;
}

.oc-root .oc-item-title {
  overflow: hidden;
  min-height: 26px;
  padding: 0 2px;
  border: 0;
  background: none;
  text-align: left;
  text-overflow: ellipsis;
  white-space: nowrap;
  cursor: pointer;
}

.oc-root .oc-item-head .oc-tool {
  min-width: 24px;
  height: 24px;
  padding: 0;
}

.oc-item-body {
  display: grid;
  gap: 10px;
  margin: 2px 0 8px;
  padding: 8px 0 4px 12px;
  border-left: 2px solid var(--jp-brand-color1);
}

.oc-more > summary {
  min-height: 24px;
  font-weight: 500;
  cursor: pointer;
}

.oc-more > .oc-form,
.oc-form.oc-flush {
  padding: 8px 0 0;
}

.oc-cap {
  display: block;
  margin-bottom: 4px;
  font-weight: 500;
}

.oc-made {
  display: grid;
  gap: 8px;
  margin-top: 6px;
  padding: 8px;
  background: var(--oc-tint);
}

.oc-wrap {
  flex-wrap: wrap;
}

.oc-cells {
  width: 100%;
  margin-bottom: 6px;
  border-collapse: collapse;
}

.oc-cells :is(th, td) {
  padding: 0;
  border: 1px solid var(--jp-border-color1);
  text-align: center;
}

.oc-root .oc-cells .oc-in {
  min-width: 0;
  border: 0;
  background: none;
}

.oc-cells th .oc-in {
  font-weight: 500;
}

.oc-cells .oc-blank {
  background: var(--oc-tint);
}

.oc-cells [type='checkbox'] {
  width: 16px;
  height: 16px;
  margin: 6px;
}

/* What somebody else changed: below the form, in sight wherever that is scrolled to, so that nothing moves. */
.oc-change {
  position: sticky;
  bottom: 0;
  z-index: 1;
  margin-top: auto;
  padding: 12px 16px;
  border-top: 1px solid var(--jp-border-color2);
  background: var(--jp-layout-color1);
}

.oc-root .oc-change > p {
  margin: 4px 0 8px;
  line-height: 1.45;
}
`,""]),r.d(e,{},{A:n})},4542(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* Result and hints under an answer cell; the icon stands in the prompt's column. */
.oc-under > div,
.oc-under-part {
  display: grid;
  grid-template-columns: calc(var(--jp-cell-collapser-width, 8px) + var(--jp-cell-prompt-width, 64px)) minmax(0, 1fr);
}

.oc-root.oc-under {
  padding: 2px 0 4px;
  background: none;
}

.oc-gutter {
  display: flex;
  grid-column: 1;
  justify-content: flex-end;
  padding: 6px 8px 0 0;
}

.oc-root .oc-under-body {
  grid-column: 2;
  padding: 4px 8px;
  line-height: 1.5;
}

.oc-root .oc-under-act {
  padding: 4px 8px 6px;
}

.oc-verdict {
  display: flex;
  flex-wrap: wrap;
  gap: 2px 12px;
  align-items: baseline;
  max-width: 804px;
}

.oc-verdict strong {
  font-weight: 600;
}

.oc-effects {
  display: flex;
  flex-wrap: wrap;
  gap: 2px 20px;
  justify-content: flex-end;
  margin-left: auto;
}

.oc-effect {
  display: inline-flex;
  gap: 6px;
  align-items: baseline;
}

.oc-message {
  max-width: 72ch;
  color: var(--jp-content-font-color1);
  font-family: var(--jp-content-font-family);
  font-size: var(--jp-content-font-size1);
  line-height: 1.55;
  white-space: pre-line;
}

.oc-root .oc-message {
  margin: 4px 0;
}

.oc-message .jp-RenderedHTMLCommon {
  padding: 0;
  white-space: normal;
}

.oc-message .jp-RenderedHTMLCommon > p:last-child {
  margin-bottom: 0;
}

.oc-message > .oc-raised {
  display: block;
  padding: 0;
  background: none;
  color: inherit;
  font-family: var(--jp-code-font-family);
  font-size: var(--jp-code-font-size);
  white-space: pre-wrap;
}

.oc-parts {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 20px;
  margin-top: 4px;
}

.oc-parts li {
  display: inline-flex;
  position: relative;
  gap: 6px;
  align-items: center;
}

.oc-aside {
  color: var(--oc-second);
  font-size: 12px;
}

.oc-hints {
  grid-column: 2;
  max-width: 820px;
  margin-top: 6px;
  padding: 10px 12px 12px;
  border-radius: var(--jp-border-radius);
  background: var(--oc-tint);
}

.oc-root .oc-hints .oc-message {
  margin: 2px 0 10px;
}

.oc-ask {
  display: flex;
  flex-wrap: wrap;
  gap: 12px;
  align-items: center;
}

.oc-hint + .oc-ask {
  padding-top: 10px;
  border-top: 1px solid var(--jp-border-color2);
}

.oc-ask p {
  flex: 1;
  min-width: 260px;
}

@media (max-width: 900px) {
  .oc-effects {
    width: 100%;
    margin-left: 0;
    justify-content: flex-start;
  }
}
`,""]),r.d(e,{},{A:n})},7113(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* The class. */
.oc-class {
  overflow: hidden;
}

.oc-dash {
  display: grid;
  position: relative;
  grid-template-columns: minmax(0, 1fr);
  grid-template-rows: auto minmax(0, 1fr);
  height: 100%;
  min-height: 0;
}

.oc-dash.oc-with-drawer {
  grid-template-columns: minmax(0, 1fr) 380px;
}

.oc-dash-main {
  overflow: auto;
  padding: 16px 24px 24px;
}

.oc-dash-main > section {
  margin-top: 18px;
}

.oc-dash-tools {
  display: flex;
  flex-wrap: wrap;
  grid-column: 1 / -1;
  gap: 4px 12px;
  align-items: center;
  padding: 4px 12px;
  border-bottom: 1px solid var(--jp-border-color2);
}

.oc-dash-tools label {
  white-space: nowrap;
}

.oc-root .oc-dash-tools .oc-in {
  width: auto;
  min-width: 0;
  height: 26px;
  padding: 0 8px;
}

.oc-root .oc-dash-tools input.oc-in {
  width: 190px;
}

.oc-dash-tools .oc-tool {
  white-space: nowrap;
}

.oc-root .oc-dash h1 {
  font-size: 20px;
  font-weight: 600;
  line-height: 1.2;
}

.oc-root .oc-dash h2 {
  margin-bottom: 6px;
  font-size: 14px;
  font-weight: 600;
}

.oc-root .oc-plain {
  margin-left: 4px;
  font-size: 12px;
  font-weight: 400;
}

.oc-where {
  display: flex;
  gap: 2px;
}

.oc-root .oc-where {
  margin: 14px 0 4px;
}

.oc-where > li {
  flex-basis: 0;
  min-width: 84px;
}

.oc-where > li::before {
  content: '';
  display: block;
  height: 8px;
  margin-bottom: 4px;
  background: var(--jp-brand-color1);
}

.oc-where b {
  display: block;
  font-size: 15px;
  font-weight: 600;
  line-height: 1.3;
}

.oc-strip {
  display: flex;
  align-items: flex-start;
  margin-bottom: 8px;
}

.oc-strip-name {
  flex: none;
  width: 160px;
  padding-right: 8px;
  line-height: 1.3;
}

.oc-strip-all {
  position: relative;
  flex: 1;
  min-width: 0;
  padding: 2px 0;
}

.oc-strip-all svg {
  display: block;
  width: 100%;
  height: 100%;
}

.oc-strip-all input {
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  margin: 0;
  background: none;
  cursor: grab;
  appearance: none;
}

.oc-strip-all input:active {
  cursor: grabbing;
}

.oc-strip-all input::-webkit-slider-runnable-track {
  height: 100%;
}

.oc-strip-all input::-webkit-slider-thumb {
  box-sizing: border-box;
  width: max(24px, var(--oc-frame));
  height: 100%;
  border: 1.5px solid var(--jp-ui-font-color1);
  border-radius: 1px;
  background: transparent;
  appearance: none;
}

.oc-strip-all input::-moz-range-thumb {
  box-sizing: border-box;
  width: max(24px, var(--oc-frame));
  height: 100%;
  border: 1.5px solid var(--jp-ui-font-color1);
  border-radius: 1px;
  background: transparent;
}

.oc-fill-low {
  fill: color-mix(in srgb, var(--jp-brand-color1) 14%, var(--jp-layout-color1));
}

.oc-fill-middle {
  fill: color-mix(in srgb, var(--jp-brand-color1) 34%, var(--jp-layout-color1));
}

.oc-fill-high {
  fill: color-mix(in srgb, var(--jp-brand-color1) 58%, var(--jp-layout-color1));
}

.oc-fill-full {
  fill: var(--jp-accept-color-normal, #1976d2);
}

.oc-fill-stuck {
  fill: var(--oc-wrong);
}

.oc-heat {
  overflow: hidden;
  contain: layout paint;
}

.oc-heat-names,
.oc-heat-row {
  display: flex;
}

.oc-heat-names {
  position: relative;
  min-height: 28px;
  padding-left: 160px;
  font-size: 12px;
}

.oc-heat-names > :not(.oc-unseen) {
  position: relative;
  flex: none;
  width: 20px;
}

.oc-heat-names > * > span {
  position: absolute;
  bottom: 4px;
  left: 2px;
  overflow: hidden;
  max-height: 96px;
  font-size: 12px;
  text-overflow: ellipsis;
  white-space: nowrap;
  transform: rotate(180deg);
  writing-mode: vertical-rl;
}

.oc-heat-names .oc-on {
  font-weight: 600;
}

.oc-heat-row > [role='rowheader'] {
  flex: none;
  overflow: hidden;
  width: 160px;
  padding-right: 8px;
  font-size: 12px;
  line-height: 20px;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.oc-heat-row > .oc-held {
  font-weight: 600;
}

.oc-cell {
  display: inline-block;
  flex: none;
  width: 19px;
  height: 19px;
  margin: 0 1px 1px 0;
  font-size: 12px;
  line-height: 19px;
  text-align: center;
  cursor: pointer;
}

.oc-root .oc-cell:focus-visible {
  position: relative;
  z-index: 1;
  outline-offset: 0;
}

/* The chosen student's column is framed from the name to the last objective. */
.oc-heat-names > .oc-on {
  box-shadow:
    inset 2px 0 var(--jp-brand-color1),
    inset -1px 0 var(--jp-brand-color1),
    inset 0 2px var(--jp-brand-color1);
}

.oc-heat-row > .oc-cell.oc-on {
  position: relative;
}

.oc-heat-row > .oc-cell.oc-on::after {
  content: '';
  position: absolute;
  top: 0;
  bottom: -1px;
  left: 0;
  width: 20px;
  border-right: 1px solid var(--jp-brand-color1);
  border-left: 2px solid var(--jp-brand-color1);
}

.oc-heat-row:last-of-type > .oc-cell.oc-on::after {
  border-bottom: 2px solid var(--jp-brand-color1);
}

.oc-level-none {
  color: var(--oc-second);
}

.oc-level-low {
  background: color-mix(in srgb, var(--jp-brand-color1) 14%, var(--jp-layout-color1));
}

.oc-level-middle {
  background: color-mix(in srgb, var(--jp-brand-color1) 34%, var(--jp-layout-color1));
}

.oc-level-high {
  background: color-mix(in srgb, var(--jp-brand-color1) 58%, var(--jp-layout-color1));
}

.oc-level-full {
  color: #fff;
  background: var(--jp-accept-color-normal, #1976d2);
}

.oc-level-stuck {
  color: var(--oc-wrong);
  background: var(--jp-layout-color1);
  box-shadow: inset 0 0 0 2px var(--oc-wrong);
  font-weight: 700;
}

.oc-root .oc-legend {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  margin: 8px 0 0 160px;
}

.oc-legend > span {
  display: inline-flex;
  gap: 6px;
  align-items: center;
}

.oc-legend .oc-cell {
  cursor: default;
}

.oc-dash-lists {
  display: grid;
  grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
  gap: 20px 32px;
  margin-top: 20px;
}

.oc-dash .oc-table :is(td, th) {
  vertical-align: middle;
}

.oc-dash .oc-table :is(td, th):last-child {
  padding-right: 0;
}

.oc-nowrap {
  white-space: nowrap;
}

.oc-dash .oc-table .oc-right {
  line-height: 24px;
  text-align: right;
  vertical-align: top;
}

.oc-root .oc-link[aria-current] {
  font-weight: 600;
}

.oc-root .oc-wrong-row {
  font-weight: 400;
}

.oc-root .oc-link.oc-bare {
  color: inherit;
  text-decoration-color: var(--jp-border-color1);
}

.oc-list-head {
  align-items: baseline;
}

.oc-clamp {
  line-height: 24px;
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
}

.oc-wrong-row > .oc-clamp + br {
  display: none;
}

.oc-root .oc-said {
  display: block;
  max-width: 72ch;
  margin: 4px 0;
  padding: 6px 10px;
  border-radius: var(--jp-border-radius);
  background: var(--oc-tint);
  overflow-wrap: anywhere;
}

.oc-recorded {
  overflow: auto;
  max-height: 260px;
  margin: 6px 0;
  padding: 6px 10px;
  border: 1px solid var(--jp-border-color2);
  background: var(--jp-cell-editor-background, var(--jp-layout-color1));
  font-family: var(--jp-code-font-family);
  font-size: 12px;
  line-height: 1.4;
}

.oc-drawer {
  overflow: auto;
  padding: 16px 20px;
  border-left: 1px solid var(--jp-border-color1);
  background: var(--jp-layout-color1);
}

.oc-root .oc-drawer h2 {
  margin-bottom: 0;
  font-size: 17px;
  overflow-wrap: anywhere;
}

.oc-root .oc-drawer h3 {
  font-size: 13px;
  font-weight: 600;
}

.oc-root .oc-drawer .oc-drawer-objective {
  margin-top: 16px;
}

.oc-root .oc-drawer .oc-drawer-objective .oc-top {
  margin: 4px 0;
}

.oc-root .oc-drawer-gate {
  margin-top: 4px;
}

.oc-root .oc-drawer-gate :is(h3, .oc-lead) {
  margin-top: 10px;
}

.oc-root .oc-drawer-gate .oc-lead {
  font-size: 13px;
}

.oc-drawer .oc-fall-row {
  grid-template-columns: 128px 1fr 32px;
}

.oc-root .oc-drawer-part {
  display: grid;
  gap: 8px;
  margin-top: 20px;
}

.oc-drawer .oc-list > li {
  display: flex;
  gap: 10px;
  align-items: flex-start;
  padding: 6px 0;
}

.oc-drawer .oc-list > li + li {
  border-top: 1px solid var(--jp-border-color2);
}

.oc-drawer .oc-list .oc-icon {
  margin-top: 1px;
}

.oc-drawer .oc-list .oc-grow {
  overflow-wrap: anywhere;
}

.oc-root .oc-wrap {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
}

.oc-root .oc-btn:disabled {
  opacity: 0.5;
  cursor: default;
}

.oc-unseen-head {
  position: absolute;
  clip-path: inset(50%);
}

/* A narrow view, whatever made it narrow: the window, zoom, or panels beside it. */
.oc-class {
  container: oc-class / inline-size;
}

@container oc-class (max-width: 1020px) {
  .oc-dash.oc-with-drawer {
    grid-template-columns: minmax(0, 1fr);
  }

  .oc-drawer {
    position: absolute;
    z-index: 2;
    inset: 0 0 0 auto;
    width: 380px;
    max-width: 100%;
    box-shadow: var(--jp-elevation-z6);
  }
}

@container oc-class (max-width: 720px) {
  .oc-dash-lists {
    grid-template-columns: minmax(0, 1fr);
  }

  .oc-dash-main {
    padding: 12px 16px 16px;
  }

  .oc-where {
    flex-wrap: wrap;
  }
}

@media (prefers-reduced-motion: no-preference) {
  .oc-drawer {
    animation: oc-drawer 160ms ease-out;
  }
}

@keyframes oc-drawer {
  from {
    transform: translateX(16px);
    opacity: 0;
  }
}
`,""]),r.d(e,{},{A:n})},8740(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* A gate, explained. */
.oc-pop {
  position: fixed;
  z-index: 10000;
  width: 500px;
  max-width: calc(100vw - 32px);
  max-height: calc(100vh - 64px);
  overflow: auto;
  padding: 20px;
  border-radius: 3px;
  box-shadow: var(--jp-elevation-z6);
}

[data-jp-theme-light='false'] .oc-pop {
  border: 1px solid var(--jp-border-color2);
}

.oc-root.oc-pop h2 {
  font-size: 17px;
  font-weight: 600;
  line-height: 1.3;
}

.oc-pop .oc-top .oc-tool {
  margin: -4px -8px 0 0;
}

.oc-root .oc-lead {
  margin-top: 4px;
  font-size: 14px;
  line-height: 1.5;
}

.oc-root.oc-pop h3 {
  margin: 18px 0 6px;
  font-size: 13px;
  font-weight: 600;
}

.oc-conditions {
  display: grid;
  gap: 4px;
}

.oc-conditions li {
  display: flex;
  position: relative;
  gap: 8px;
  align-items: center;
}

.oc-fall-row {
  display: grid;
  grid-template-columns: 156px 1fr 40px;
  gap: 12px;
  align-items: center;
  min-height: 42px;
}

.oc-fall-row p {
  line-height: 1.25;
}

.oc-plot {
  position: relative;
  align-self: stretch;
}

.oc-plot .oc-need {
  position: absolute;
  top: 0;
  bottom: 0;
  margin-left: -1px;
  border-left: 2px solid var(--jp-ui-font-color1);
}

.oc-bar {
  position: absolute;
  top: 15px;
  height: 12px;
  border-radius: 1px;
}

.oc-up {
  background: var(--jp-brand-color1);
}

.oc-down {
  border: 1.5px solid var(--oc-wrong);
  background: repeating-linear-gradient(135deg, transparent 0 3px, var(--oc-wrong) 3px 4px);
}

.oc-maybe {
  border: 1.5px dashed var(--jp-brand-color1);
}

.oc-dot {
  position: absolute;
  top: 16px;
  width: 10px;
  height: 10px;
  margin-left: -5px;
  border: 2px solid var(--oc-second);
  border-radius: 50%;
  background: var(--jp-layout-color1);
}

/* From where one try left it to where the next began. */
.oc-drop-line {
  position: absolute;
  top: 27px;
  height: 30px;
  border-left: 1px solid var(--jp-border-color1);
}

.oc-dot + .oc-drop-line {
  top: 26px;
  height: 31px;
}

.oc-n {
  text-align: right;
}

.oc-fall-axis {
  min-height: 18px;
  font-size: 11px;
}

.oc-fall-axis .oc-plot span {
  position: absolute;
  transform: translateX(-50%);
  white-space: nowrap;
}

.oc-would {
  display: flex;
  gap: 12px;
  align-items: center;
  margin-top: 16px;
  padding: 12px;
  border-radius: var(--jp-border-radius);
  background: var(--oc-tint);
}

.oc-root .oc-foot {
  margin-top: 12px;
}
`,""]),r.d(e,{},{A:n})},6797(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=r.n(a),c=r(3439),p=r(8099),l=r(3763),d=r(4542),s=r(2652),x=r(8740),h=r(7599),g=r(9724),m=r(7113),b=r(3241),f=r(1577),u=n()(i());u.i(c.A),u.i(p.A),u.i(l.A),u.i(d.A),u.i(s.A),u.i(x.A),u.i(h.A),u.i(g.A),u.i(m.A),u.i(b.A),u.i(f.A),u.push([o.id,`
`,""]),r.d(e,{},{A:u})},7599(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* The prerequisite graph. */
.oc-map {
  display: flex;
  flex-direction: column;
  height: 100%;
}

.oc-map-head {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  align-items: center;
  padding: 16px 24px 8px;
}

.oc-map-head > .oc-grow {
  min-width: min(100%, 220px);
}

.oc-zoom {
  display: inline-flex;
  gap: 4px;
  align-items: center;
}

.oc-zoom > .oc-num {
  min-width: 4ch;
  text-align: right;
}

.oc-map-scroll {
  flex: 1;
  min-height: 0;
  overflow: auto;
}

.oc-map-scroll > .oc-table {
  width: calc(100% - 48px);
  margin: 8px 24px;
}

.oc-graph {
  position: relative;
}

.oc-edges {
  position: absolute;
  inset: 0;
  fill: none;
  stroke: var(--jp-layout-color4);
  stroke-width: 1.25;
  color: var(--jp-layout-color4);
}

.oc-root .oc-node {
  display: flex;
  flex-direction: column;
  position: absolute;
  padding: 7px 10px 5px;
  border: 1px solid var(--jp-border-color1);
  border-radius: 3px;
  background: var(--jp-layout-color1);
  line-height: 1.3;
  text-align: left;
  cursor: pointer;
}

.oc-root .oc-node:hover {
  background: var(--oc-tint);
}

.oc-root .oc-node.oc-on {
  border-color: var(--jp-brand-color1);
  box-shadow: 0 0 0 1px var(--jp-brand-color1);
}

.oc-root .oc-node > .oc-meter {
  flex: none;
}

.oc-node strong {
  flex: none;
  overflow: hidden;
  font-weight: 500;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.oc-node-state {
  display: flex;
  gap: 6px;
  align-items: center;
  margin: 2px 0 4px;
  font-size: 12px;
}
`,""]),r.d(e,{},{A:n})},1577(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* The objectives editor. */
.oc-toolbar {
  display: flex;
  flex: none;
  flex-wrap: wrap;
  gap: 4px;
  align-items: center;
  min-height: 33px;
  padding: 2px 12px;
  border-bottom: 1px solid var(--jp-toolbar-border-color, var(--jp-border-color2));
}

.oc-root .oc-tool[aria-pressed='true'] {
  background: var(--oc-tint);
  box-shadow: inset 0 -2px var(--jp-brand-color1);
}

.oc-root .oc-tool-words:empty {
  display: none;
}

/* Where there is little room, its buttons go to the next line one by one. */
.oc-toolbar > .oc-zoom {
  display: contents;
}

.oc-seek {
  display: flex;
  gap: 6px;
  align-items: center;
  margin-right: 8px;
}

.oc-root .oc-seek .oc-in {
  width: 180px;
  min-height: 26px;
}

.oc-root .oc-objectives-sum {
  padding: 14px 24px 2px;
}

.oc-objectives .oc-node {
  gap: 4px;
}

.oc-objectives .oc-node.oc-from {
  border-style: dashed;
  border-color: var(--jp-brand-color1);
}

.oc-drawing .oc-node {
  cursor: crosshair;
}

.oc-cover {
  display: flex;
  gap: 6px;
  align-items: center;
  font-size: 12px;
}

.oc-pips {
  display: inline-flex;
  gap: 2px;
}

.oc-pips b {
  width: 6px;
  height: 10px;
  border: 1px solid var(--jp-brand-color1);
  border-radius: 1px;
  background: var(--jp-brand-color1);
}

.oc-pips .oc-no {
  border-color: var(--oc-second);
  background: none;
}

.oc-grip {
  display: grid;
  place-items: center;
  position: absolute;
  top: 50%;
  right: -13px;
  width: 24px;
  height: 24px;
  margin-top: -12px;
  border-radius: 50%;
  opacity: 0;
  cursor: crosshair;
  touch-action: none;
}

.oc-grip > .oc-icon {
  box-sizing: content-box;
  padding: 3px;
  border: 1px solid var(--jp-border-color1);
  border-radius: 50%;
  background: var(--jp-layout-color1);
}

.oc-node:is(:hover, :focus-visible) .oc-grip {
  opacity: 1;
}

.oc-edges .oc-hot {
  color: var(--jp-brand-color1);
  stroke: var(--jp-brand-color1);
  stroke-width: 2;
}

.oc-edges .oc-refused {
  color: var(--oc-wrong);
  stroke: var(--oc-wrong);
  stroke-width: 2;
}

.oc-cut {
  opacity: 0;
  cursor: pointer;
}

.oc-hot:hover > .oc-cut,
.oc-cut:hover {
  opacity: 1;
}

.oc-edges :is(.oc-cut circle, .oc-cut-face) {
  fill: var(--jp-layout-color1);
}

.oc-edges .oc-cut .oc-cut-room {
  fill: transparent;
  stroke: none;
}

.oc-told {
  display: flex;
  flex: none;
  gap: 8px;
  align-items: flex-start;
  padding: 10px 24px 12px;
  border-top: 1px solid var(--jp-border-color2);
}

.oc-told > .oc-icon {
  margin-top: 1px;
}

.oc-objectives tr[aria-current] {
  background: var(--oc-tint);
}

.oc-menu {
  position: relative;
  z-index: 3;
  overflow: auto;
  max-height: 240px;
  border: 1px solid var(--jp-border-color1);
  border-top: 0;
  background: var(--jp-layout-color1);
  box-shadow: var(--jp-elevation-z4);
}

.oc-menu li {
  display: flex;
  gap: 8px;
  align-items: center;
  min-height: 28px;
  padding: 4px 8px;
  cursor: pointer;
}

.oc-menu li > span:last-child {
  color: var(--oc-second);
  font-size: 12px;
  white-space: nowrap;
}

.oc-menu li:is([aria-selected='true'], :hover),
.oc-menu li[aria-selected='true'] > span {
  color: #fff;
  background: var(--jp-accept-color-normal, #1976d2);
}

.oc-menu li:hover > span {
  color: #fff;
}

.oc-root .oc-mono {
  font-family: var(--jp-code-font-family);
  font-size: 12px;
}

.oc-root .oc-under-field {
  margin: 6px 0;
}

/* By the room that the editor itself has: panels beside it may leave it little of a wide window. */
.oc-objectives {
  container: oc-objectives / inline-size;
}

@container oc-objectives (max-width: 620px) {
  .oc-toolbar .oc-tool > .oc-icon + .oc-tool-words {
    display: none;
  }

  .oc-toolbar {
    padding: 2px 8px;
  }

  .oc-seek {
    flex: 1 1 60px;
    min-width: 0;
    max-width: 180px;
  }

  .oc-root .oc-seek .oc-in {
    width: 100%;
    min-width: 0;
  }

  .oc-root .oc-objectives-sum,
  .oc-told {
    padding-right: 12px;
    padding-left: 12px;
  }

  .oc-map-scroll > .oc-table {
    width: calc(100% - 24px);
    margin: 8px 12px;
  }
}

/* Each row one below the other. */
@container oc-objectives (max-width: 480px) {
  .oc-table :is(tbody, tr, th, td) {
    display: block;
  }

  .oc-table tbody :is(th, td) {
    padding: 2px 0;
    border: 0;
  }

  .oc-table thead {
    position: absolute;
    clip-path: inset(50%);
  }

  .oc-table [data-head]::before {
    content: attr(data-head) ' ';
    color: var(--oc-second);
    font-size: 12px;
  }

  .oc-table tbody td:empty {
    display: none;
  }

  .oc-table tbody tr {
    padding: 8px 4px;
    border-top: 1px solid var(--jp-border-color2);
  }
}
`,""]),r.d(e,{},{A:n})},3763(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* The course as a path. */
.oc-panel {
  display: flex;
  flex-direction: column;
  min-width: 240px;
  height: 100%;
  overflow: auto;
}

.oc-panel-head {
  padding: 16px 16px 12px;
}

.oc-root .oc-panel-head h2,
.oc-root .oc-state.oc-loading h2 {
  flex: 1;
  font-size: 17px;
  font-weight: 600;
  line-height: 1.2;
}

.oc-panel-head code {
  margin-right: 4px;
}

.oc-next {
  padding: 0 16px 16px;
}

.oc-root .oc-next p {
  margin-top: 8px;
  line-height: 1.45;
}

.oc-path {
  flex: 1 0 auto;
}

.oc-root .oc-path {
  padding: 4px 16px 16px;
}

.oc-step {
  position: relative;
  padding: 0 0 10px 28px;
}

.oc-step::before {
  content: '';
  position: absolute;
  top: 24px;
  bottom: -2px;
  left: 7px;
  border-left: 2px solid var(--oc-track);
}

.oc-step.oc-to-locked::before {
  border-left-style: dotted;
}

.oc-step:last-child::before {
  display: none;
}

.oc-root .oc-step-head {
  display: flex;
  gap: 8px;
  align-items: baseline;
  width: calc(100% + 36px);
  min-height: 28px;
  margin: 0 -8px 0 -28px;
  padding: 4px 8px 4px 0;
  border: 0;
  border-radius: var(--jp-border-radius);
  background: none;
  text-align: left;
  cursor: pointer;
}

.oc-step-head:hover {
  background: var(--oc-tint) !important;
}

.oc-step-head > .oc-icon {
  align-self: flex-start;
  margin: 1px 4px 0 0;
}

.oc-step-head strong {
  flex: 1;
  font-weight: 500;
}

.oc-here > .oc-step-head strong {
  font-weight: 600;
}

.oc-why {
  line-height: 1.4;
}

.oc-objs {
  display: grid;
  gap: 2px;
  margin-top: 4px;
}

.oc-obj {
  margin: 0 -8px;
  border-radius: var(--jp-border-radius);
}

.oc-obj:hover,
.oc-obj.oc-on {
  background: var(--oc-tint);
}

.oc-root .oc-obj-head {
  display: block;
  width: 100%;
  padding: 5px 8px;
  border: 0;
  border-radius: var(--jp-border-radius);
  background: none;
  text-align: left;
  cursor: pointer;
}

.oc-obj-name {
  display: flex;
  gap: 6px;
  align-items: center;
  margin-bottom: 6px;
}

.oc-obj-name > :first-child {
  flex: 1;
}

.oc-obj-about {
  padding: 0 8px 5px;
}

.oc-root .oc-key {
  display: flex;
  gap: 8px;
  align-items: center;
  padding: 8px 16px 10px;
  border-top: 1px solid var(--jp-border-color2);
}

.oc-key-mark {
  flex: none;
  width: 2px;
  height: 12px;
  background: var(--jp-ui-font-color1);
}

.oc-state {
  padding: 16px;
}

.oc-root .oc-state > p {
  margin: 4px 0 10px;
}

.oc-root .oc-next > h3 + p {
  margin: 4px 0 10px;
}

.oc-acts-row {
  display: flex;
  flex-wrap: wrap;
  gap: 8px 12px;
  align-items: center;
}

.oc-state.oc-loading .oc-meter {
  margin: 26px 0;
}

.oc-panel > .oc-state + .oc-panel-head {
  border-top: 1px solid var(--jp-border-color2);
}
`,""]),r.d(e,{},{A:n})},8099(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* Small parts that several views share. */
.oc-root,
.oc-root *,
.oc-root *::before,
.oc-root *::after {
  box-sizing: border-box;
}

.oc-root {
  color: var(--jp-ui-font-color1);
  background: var(--jp-layout-color1);
  font-family: var(--jp-ui-font-family);
  font-size: var(--jp-ui-font-size1);
  line-height: 1.4;
}

.oc-root :is(h1, h2, h3, h4, p, ul, ol) {
  margin: 0;
  padding: 0;
}

.oc-root :is(ul, ol) {
  list-style: none;
}

.oc-root button {
  color: inherit;
  font: inherit;
}

.oc-root :focus-visible {
  outline: 2px solid var(--jp-focus-outline-color, var(--jp-brand-color1));
  outline-offset: 1px;
}

.oc-icon {
  flex: none;
  fill: none;
  stroke: currentcolor;
  stroke-linecap: round;
  stroke-linejoin: round;
  stroke-width: 1.5;
}

.oc-good {
  color: var(--oc-good);
}

.oc-wrong {
  color: var(--oc-wrong);
}

.oc-notice {
  color: var(--oc-notice);
}

.oc-accent {
  color: var(--jp-content-link-color, var(--jp-brand-color1));
}

.oc-icon.oc-accent {
  color: var(--jp-brand-color1);
}

.oc-quiet {
  color: var(--oc-second);
}

.oc-small {
  font-size: 12px;
}

.oc-num {
  font-variant-numeric: tabular-nums;
}

.oc-grow {
  flex: 1;
  min-width: 0;
}

.oc-root .oc-h {
  font-size: 13px;
  font-weight: 600;
}

.oc-row {
  display: flex;
  gap: 8px;
  align-items: center;
}

.oc-top {
  align-items: flex-start;
}

.oc-unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

.oc-meter {
  display: block;
  position: relative;
  height: 4px;
  margin: 4px 0;
  border-radius: 2px;
  background: var(--oc-track);
}

.oc-meter-fill {
  position: absolute;
  inset: 0 auto 0 0;
  border-radius: 2px;
  background: var(--jp-brand-color1);
}

.oc-meter-need {
  position: absolute;
  top: -4px;
  width: 2px;
  height: 12px;
  margin-left: -1px;
  background: var(--jp-ui-font-color1);
  box-shadow: 0 0 0 1px var(--jp-layout-color1);
}

.oc-root .oc-btn {
  min-height: 28px;
  padding: 0 12px;
  border: 1px solid var(--jp-border-color1);
  border-radius: var(--jp-border-radius);
  background: var(--jp-layout-color1);
  font-weight: 500;
  cursor: pointer;
}

.oc-root .oc-btn:hover {
  background: var(--jp-layout-color2);
}

.oc-root .oc-btn[aria-pressed='true'] {
  background: var(--oc-tint);
  box-shadow: inset 0 -2px var(--jp-brand-color1);
}

.oc-root .oc-btn.oc-primary {
  border-color: transparent;
  color: #fff;
  background: var(--jp-accept-color-normal, #1976d2);
}

.oc-root .oc-btn.oc-primary:hover {
  background: var(--jp-accept-color-hover, #1565c0);
}

.oc-root .oc-btn.oc-wide {
  display: block;
  width: 100%;
  min-height: 32px;
}

.oc-root .oc-tool {
  display: inline-flex;
  gap: 6px;
  align-items: center;
  justify-content: center;
  min-width: 28px;
  height: 28px;
  padding: 0 6px;
  border: 0;
  border-radius: var(--jp-border-radius);
  background: none;
  cursor: pointer;
}

.oc-root .oc-tool:hover {
  background: var(--jp-layout-color2);
}

.oc-root .oc-link {
  min-height: 24px;
  padding: 0;
  border: 0;
  color: var(--jp-content-link-color);
  background: none;
  text-align: left;
  text-decoration: underline;
  text-decoration-thickness: 1px;
  text-underline-offset: 2px;
  cursor: pointer;
}

.oc-root .oc-in {
  width: 100%;
  min-height: 28px;
  padding: 0 8px;
  border: 1px solid var(--jp-input-border-color, var(--jp-border-color1));
  border-radius: var(--jp-border-radius);
  color: inherit;
  background: var(--jp-input-active-background, var(--jp-layout-color1));
  font: inherit;
}

/* As high as its text, where the browser can; else as high as its rows, and dragged. */
.oc-root textarea.oc-in {
  display: block;
  padding: 6px 8px;
  line-height: 1.4;
  resize: vertical;
  field-sizing: content;
  min-height: 50px;
}

.oc-root .oc-in::placeholder {
  color: var(--oc-second);
  opacity: 1;
}

.oc-table {
  width: 100%;
  border-collapse: collapse;
}

.oc-table th {
  padding: 6px 12px 6px 0;
  font-weight: 500;
  text-align: left;
}

.oc-table thead th {
  color: var(--oc-second);
  font-size: 12px;
  font-weight: 400;
}

.oc-table td {
  padding: 6px 12px 6px 0;
  vertical-align: top;
}

.oc-table tbody :is(th, td) {
  border-top: 1px solid var(--jp-border-color2);
}

@media (prefers-reduced-motion: no-preference) {
  .oc-meter-fill {
    transition: width 240ms ease-out;
  }
}

@media (forced-colors: active) {
  .oc-meter-fill {
    background: Highlight;
  }

  .oc-meter-need {
    background: CanvasText;
  }
}
`,""]),r.d(e,{},{A:n})},3439(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* Five colours of our own: Lab's success, error and warn colours miss 4.5:1 as text in one theme or the other. */
[data-jp-theme-light='true'] {
  --oc-good: #1b6e2c;
  --oc-wrong: #b3261e;
  --oc-notice: #8a5300;
  --oc-track: #dfe3e8;
  --oc-tint: #f3f7fc;
  --oc-second: #595959;
}

[data-jp-theme-light='false'] {
  --oc-good: #81c98b;
  --oc-wrong: #f4978f;
  --oc-notice: #efb662;
  --oc-track: #4b5056;
  --oc-tint: #272d34;
  --oc-second: #b0b0b0;
}
`,""]),r.d(e,{},{A:n})},3241(o,e,r){var t=r(8645),i=r.n(t),a=r(278),n=(r.n(a))()(i());n.push([o.id,`/* Hints that a model wrote, and students who fail alike. */
.oc-dash-main[hidden] {
  display: none;
}

.oc-root .oc-written-hints {
  max-width: 820px;
  margin-top: 0;
}

.oc-root .oc-meanings {
  display: grid;
  gap: 2px;
  margin: 8px 0 0;
}

.oc-meanings > div {
  display: grid;
  grid-template-columns: 96px minmax(0, 1fr);
  gap: 8px;
}

.oc-meanings dt {
  font-weight: 500;
}

.oc-meanings dd {
  margin: 0;
}

.oc-written {
  margin-top: 16px;
  padding-top: 12px;
  border-top: 1px solid var(--jp-border-color2);
}

.oc-root :is(.oc-written, .oc-alikes) h3 {
  font-size: 13px;
  font-weight: 600;
}

.oc-root :is(.oc-written, .oc-alike) .oc-said {
  font-size: var(--jp-content-font-size1);
}

.oc-hint-form {
  display: grid;
  gap: 8px;
  max-width: 72ch;
  margin: 8px 0;
}

.oc-alike {
  padding: 6px 0 12px;
  overflow-wrap: anywhere;
}

/* As wide as the table is without it: long lines of code move sideways in their own box. */
.oc-alike .oc-recorded {
  contain: inline-size;
}

.oc-root .oc-dash .oc-table .oc-more-row > td {
  padding: 0 0 8px;
  border-top: 0;
}
`,""]),r.d(e,{},{A:n})},278(o){o.exports=function(o){var e=[];return e.toString=function(){return this.map(function(e){var r="",t=void 0!==e[5];return e[4]&&(r+="@supports (".concat(e[4],") {")),e[2]&&(r+="@media ".concat(e[2]," {")),t&&(r+="@layer".concat(e[5].length>0?" ".concat(e[5]):""," {")),r+=o(e),t&&(r+="}"),e[2]&&(r+="}"),e[4]&&(r+="}"),r}).join("")},e.i=function(o,r,t,i,a){"string"==typeof o&&(o=[[null,o,void 0]]);var n={};if(t)for(var c=0;c<this.length;c++){var p=this[c][0];null!=p&&(n[p]=!0)}for(var l=0;l<o.length;l++){var d=[].concat(o[l]);t&&n[d[0]]||(void 0!==a&&(void 0===d[5]||(d[1]="@layer".concat(d[5].length>0?" ".concat(d[5]):""," {").concat(d[1],"}")),d[5]=a),r&&(d[2]&&(d[1]="@media ".concat(d[2]," {").concat(d[1],"}")),d[2]=r),i&&(d[4]?(d[1]="@supports (".concat(d[4],") {").concat(d[1],"}"),d[4]=i):d[4]="".concat(i)),e.push(d))}},e}},8645(o){o.exports=function(o){return o[1]}},5292(o){var e=[];function r(o){for(var r=-1,t=0;t<e.length;t++)if(e[t].identifier===o){r=t;break}return r}function t(o,t){for(var i={},a=[],n=0;n<o.length;n++){var c=o[n],p=t.base?c[0]+t.base:c[0],l=i[p]||0,d="".concat(p," ").concat(l);i[p]=l+1;var s=r(d),x={css:c[1],media:c[2],sourceMap:c[3],supports:c[4],layer:c[5]};if(-1!==s)e[s].references++,e[s].updater(x);else{var h=function(o,e){var r=e.domAPI(e);return r.update(o),function(e){e?(e.css!==o.css||e.media!==o.media||e.sourceMap!==o.sourceMap||e.supports!==o.supports||e.layer!==o.layer)&&r.update(o=e):r.remove()}}(x,t);t.byIndex=n,e.splice(n,0,{identifier:d,updater:h,references:1})}a.push(d)}return a}o.exports=function(o,i){var a=t(o=o||[],i=i||{});return function(o){o=o||[];for(var n=0;n<a.length;n++){var c=r(a[n]);e[c].references--}for(var p=t(o,i),l=0;l<a.length;l++){var d=r(a[l]);0===e[d].references&&(e[d].updater(),e.splice(d,1))}a=p}}},9383(o){var e={};o.exports=function(o,r){var t=function(o){if(void 0===e[o]){var r=document.querySelector(o);if(window.HTMLIFrameElement&&r instanceof window.HTMLIFrameElement)try{r=r.contentDocument.head}catch(o){r=null}e[o]=r}return e[o]}(o);if(!t)throw Error("Couldn't find a style target. This probably means that the value for the 'insert' parameter is invalid.");t.appendChild(r)}},9088(o){o.exports=function(o){var e=document.createElement("style");return o.setAttributes(e,o.attributes),o.insert(e,o.options),e}},6884(o,e,r){o.exports=function(o){var e=r.nc;e&&o.setAttribute("nonce",e)}},9893(o){o.exports=function(o){if("u"<typeof document)return{update:function(){},remove:function(){}};var e=o.insertStyleElement(o);return{update:function(r){var t,i,a;t="",r.supports&&(t+="@supports (".concat(r.supports,") {")),r.media&&(t+="@media ".concat(r.media," {")),(i=void 0!==r.layer)&&(t+="@layer".concat(r.layer.length>0?" ".concat(r.layer):""," {")),t+=r.css,i&&(t+="}"),r.media&&(t+="}"),r.supports&&(t+="}"),(a=r.sourceMap)&&"u">typeof btoa&&(t+="\n/*# sourceMappingURL=data:application/json;base64,".concat(btoa(unescape(encodeURIComponent(JSON.stringify(a))))," */")),o.styleTagTransform(t,e,o.options)},remove:function(){var o;null===(o=e).parentNode||o.parentNode.removeChild(o)}}}},7997(o){o.exports=function(o,e){if(e.styleSheet)e.styleSheet.cssText=o;else{for(;e.firstChild;)e.removeChild(e.firstChild);e.appendChild(document.createTextNode(o))}}}}]);