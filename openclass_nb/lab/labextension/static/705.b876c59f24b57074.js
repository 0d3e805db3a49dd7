"use strict";(self.rspackChunkopenclass_nb=self.rspackChunkopenclass_nb||[]).push([[705],{824(o,e,t){var r=t(292),n=t.n(r),a=t(893),i=t.n(a),c=t(383),p=t.n(c),l=t(884),d=t.n(l),s=t(88),x=t.n(s),u=t(997),g=t.n(u),h=t(797),f={};f.styleTagTransform=g(),f.setAttributes=d(),f.insert=p().bind(null,"head"),f.domAPI=i(),f.insertStyleElement=x(),n()(h.A,f),h.A&&h.A.locals&&h.A.locals;var b=t(73),m={};m.styleTagTransform=g(),m.setAttributes=d(),m.insert=p().bind(null,"head"),m.domAPI=i(),m.insertStyleElement=x(),n()(b.A,m),b.A&&b.A.locals&&b.A.locals},73(o,e,t){var r=t(645),n=t.n(r),a=t(278),i=(t.n(a))()(n());i.push([o.id,`/* Where our views meet Lab's frame. */
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
`,""]),t.d(e,{},{A:i})},161(o,e,t){var r=t(645),n=t.n(r),a=t(278),i=(t.n(a))()(n());i.push([o.id,`/* Result and hints under an answer cell; the icon stands in the prompt's column. */
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

.oc-under-body {
  grid-column: 2;
  padding: 4px 8px;
  line-height: 1.5;
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
`,""]),t.d(e,{},{A:i})},740(o,e,t){var r=t(645),n=t.n(r),a=t(278),i=(t.n(a))()(n());i.push([o.id,`/* A gate, explained. */
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
`,""]),t.d(e,{},{A:i})},797(o,e,t){var r=t(645),n=t.n(r),a=t(278),i=t.n(a),c=t(439),p=t(99),l=t(763),d=t(161),s=t(740),x=t(599),u=i()(n());u.i(c.A),u.i(p.A),u.i(l.A),u.i(d.A),u.i(s.A),u.i(x.A),u.push([o.id,`
`,""]),t.d(e,{},{A:u})},599(o,e,t){var r=t(645),n=t.n(r),a=t(278),i=(t.n(a))()(n());i.push([o.id,`/* The prerequisite graph. */
.oc-map {
  display: flex;
  flex-direction: column;
  height: 100%;
}

.oc-map-head {
  display: flex;
  gap: 16px;
  align-items: center;
  padding: 16px 24px 8px;
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

.oc-node strong {
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
`,""]),t.d(e,{},{A:i})},763(o,e,t){var r=t(645),n=t.n(r),a=t(278),i=(t.n(a))()(n());i.push([o.id,`/* The course as a path. */
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

.oc-state.oc-loading .oc-meter {
  margin: 26px 0;
}

.oc-panel > .oc-state + .oc-panel-head {
  border-top: 1px solid var(--jp-border-color2);
}
`,""]),t.d(e,{},{A:i})},99(o,e,t){var r=t(645),n=t.n(r),a=t(278),i=(t.n(a))()(n());i.push([o.id,`/* Small parts that several views share. */
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
`,""]),t.d(e,{},{A:i})},439(o,e,t){var r=t(645),n=t.n(r),a=t(278),i=(t.n(a))()(n());i.push([o.id,`/* Five colours of our own: Lab's success, error and warn colours miss 4.5:1 as text in one theme or the other. */
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
`,""]),t.d(e,{},{A:i})},278(o){o.exports=function(o){var e=[];return e.toString=function(){return this.map(function(e){var t="",r=void 0!==e[5];return e[4]&&(t+="@supports (".concat(e[4],") {")),e[2]&&(t+="@media ".concat(e[2]," {")),r&&(t+="@layer".concat(e[5].length>0?" ".concat(e[5]):""," {")),t+=o(e),r&&(t+="}"),e[2]&&(t+="}"),e[4]&&(t+="}"),t}).join("")},e.i=function(o,t,r,n,a){"string"==typeof o&&(o=[[null,o,void 0]]);var i={};if(r)for(var c=0;c<this.length;c++){var p=this[c][0];null!=p&&(i[p]=!0)}for(var l=0;l<o.length;l++){var d=[].concat(o[l]);r&&i[d[0]]||(void 0!==a&&(void 0===d[5]||(d[1]="@layer".concat(d[5].length>0?" ".concat(d[5]):""," {").concat(d[1],"}")),d[5]=a),t&&(d[2]&&(d[1]="@media ".concat(d[2]," {").concat(d[1],"}")),d[2]=t),n&&(d[4]?(d[1]="@supports (".concat(d[4],") {").concat(d[1],"}"),d[4]=n):d[4]="".concat(n)),e.push(d))}},e}},645(o){o.exports=function(o){return o[1]}},292(o){var e=[];function t(o){for(var t=-1,r=0;r<e.length;r++)if(e[r].identifier===o){t=r;break}return t}function r(o,r){for(var n={},a=[],i=0;i<o.length;i++){var c=o[i],p=r.base?c[0]+r.base:c[0],l=n[p]||0,d="".concat(p," ").concat(l);n[p]=l+1;var s=t(d),x={css:c[1],media:c[2],sourceMap:c[3],supports:c[4],layer:c[5]};if(-1!==s)e[s].references++,e[s].updater(x);else{var u=function(o,e){var t=e.domAPI(e);return t.update(o),function(e){e?(e.css!==o.css||e.media!==o.media||e.sourceMap!==o.sourceMap||e.supports!==o.supports||e.layer!==o.layer)&&t.update(o=e):t.remove()}}(x,r);r.byIndex=i,e.splice(i,0,{identifier:d,updater:u,references:1})}a.push(d)}return a}o.exports=function(o,n){var a=r(o=o||[],n=n||{});return function(o){o=o||[];for(var i=0;i<a.length;i++){var c=t(a[i]);e[c].references--}for(var p=r(o,n),l=0;l<a.length;l++){var d=t(a[l]);0===e[d].references&&(e[d].updater(),e.splice(d,1))}a=p}}},383(o){var e={};o.exports=function(o,t){var r=function(o){if(void 0===e[o]){var t=document.querySelector(o);if(window.HTMLIFrameElement&&t instanceof window.HTMLIFrameElement)try{t=t.contentDocument.head}catch(o){t=null}e[o]=t}return e[o]}(o);if(!r)throw Error("Couldn't find a style target. This probably means that the value for the 'insert' parameter is invalid.");r.appendChild(t)}},88(o){o.exports=function(o){var e=document.createElement("style");return o.setAttributes(e,o.attributes),o.insert(e,o.options),e}},884(o,e,t){o.exports=function(o){var e=t.nc;e&&o.setAttribute("nonce",e)}},893(o){o.exports=function(o){if("u"<typeof document)return{update:function(){},remove:function(){}};var e=o.insertStyleElement(o);return{update:function(t){var r,n,a;r="",t.supports&&(r+="@supports (".concat(t.supports,") {")),t.media&&(r+="@media ".concat(t.media," {")),(n=void 0!==t.layer)&&(r+="@layer".concat(t.layer.length>0?" ".concat(t.layer):""," {")),r+=t.css,n&&(r+="}"),t.media&&(r+="}"),t.supports&&(r+="}"),(a=t.sourceMap)&&"u">typeof btoa&&(r+="\n/*# sourceMappingURL=data:application/json;base64,".concat(btoa(unescape(encodeURIComponent(JSON.stringify(a))))," */")),o.styleTagTransform(r,e,o.options)},remove:function(){var o;null===(o=e).parentNode||o.parentNode.removeChild(o)}}}},997(o){o.exports=function(o,e){if(e.styleSheet)e.styleSheet.cssText=o;else{for(;e.firstChild;)e.removeChild(e.firstChild);e.appendChild(document.createTextNode(o))}}}}]);