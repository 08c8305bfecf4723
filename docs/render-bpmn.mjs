// Renders every BPMN model to docs/img/<process>.png: bpmn-js in headless Chromium, watermark kept.
// Usage, from the project's root after `npm ci`: node docs/render-bpmn.mjs
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const models = 'processes/src/main/resources/bpmn';
const viewer = readFileSync('node_modules/bpmn-js/dist/bpmn-viewer.production.min.js', 'utf8');
const styles = ['diagram-js.css', 'bpmn-js.css'].map(f => readFileSync(`node_modules/bpmn-js/dist/assets/${f}`, 'utf8')).join('\n');
const font = readFileSync('node_modules/@fontsource/titillium-web/files/titillium-web-latin-400-normal.woff2').toString('base64');
const chromium = process.env.CHROMIUM ?? 'chromium';

for (const file of readdirSync(models).filter(f => f.endsWith('.bpmn'))) {
  const xml = readFileSync(join(models, file), 'utf8');
  const corners = [...xml.matchAll(/<dc:Bounds x="(-?\d+)" y="(-?\d+)" width="(\d+)" height="(\d+)"/g)].map(b => b.slice(1).map(Number))
    .concat([...xml.matchAll(/<di:waypoint x="(-?\d+)" y="(-?\d+)"/g)].map(w => [Number(w[1]), Number(w[2]), 0, 0]));
  const left = Math.min(...corners.map(c => c[0])) - 30, top = Math.min(...corners.map(c => c[1])) - 30;
  const width = Math.max(...corners.map(c => c[0] + c[2])) + 30 - left, height = Math.max(...corners.map(c => c[1] + c[3])) + 60 - top;
  const page = `<!doctype html><meta charset="utf-8"><style>@font-face{font-family:'Titillium Web';src:url(data:font/woff2;base64,${font})} ${styles} body{margin:0;background:#fff} #c{width:${width}px;height:${height}px}</style>
    <div id="c"></div><script>${viewer}</script><script>
    const v = new BpmnJS({container: '#c', textRenderer: {defaultStyle: {fontFamily: 'Titillium Web', fontSize: 13}, externalStyle: {fontSize: 13}}});
    document.fonts.load('13px "Titillium Web"').then(() => v.importXML(${JSON.stringify(xml).replaceAll('<', '\\u003c')})).then(() => v.get('canvas').viewbox({x: ${left}, y: ${top}, width: ${width}, height: ${height}}));
    </script>`;
  const folder = mkdtempSync(join(tmpdir(), 'bpmn-'));
  try {
    writeFileSync(join(folder, 'page.html'), page);
    execFileSync(chromium, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars',
      `--user-data-dir=${folder}/profile`, '--force-device-scale-factor=1.5', `--window-size=${width},${height}`,
      '--virtual-time-budget=5000', `--screenshot=docs/img/${file.replace('.bpmn', '.png')}`, `file://${folder}/page.html`], {stdio: 'ignore'});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  console.log(`docs/img/${file.replace('.bpmn', '.png')} ${width}x${height}`);
}
