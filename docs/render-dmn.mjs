// Renders the main table of every DMN model to docs/img/<model>.png: dmn-js in headless Chromium, watermark kept.
// Usage, from the project's root after `npm ci`: npm install --no-save --ignore-scripts dmn-js@17.10.2, node docs/render-dmn.mjs
// (the viewer is no part of what the programs load, so that nobody else has to wait for it)
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const models = 'processes/src/main/resources/dmn';
const dist = 'node_modules/dmn-js/dist';
const viewer = readFileSync(`${dist}/dmn-viewer.production.min.js`, 'utf8');
const styles = ['dmn-js-shared.css', 'dmn-js-decision-table.css'].map(f => readFileSync(`${dist}/assets/${f}`, 'utf8')).join('\n');
const font = readFileSync('node_modules/@fontsource/titillium-web/files/titillium-web-latin-400-normal.woff2').toString('base64');
const chromium = process.env.CHROMIUM ?? 'chromium';

for (const file of readdirSync(models).filter(f => f.endsWith('.dmn'))) {
  const xml = readFileSync(join(models, file), 'utf8');
  const [, decision, main] = xml.match(/<decision id="([^"]+)"([^]*?)<\/decision>/);
  const height = 240 + 78 * main.match(/<rule /g).length;
  const page = `<!doctype html><meta charset="utf-8"><style>${styles} @font-face{font-family:'Titillium Web';src:url(data:font/woff2;base64,${font})}
    body{margin:20px;background:#fff} body .view-drd{display:none} body *{font-family:'Titillium Web'!important}</style>
    <div id="c"></div><script>${viewer}</script><script>
    const v = new DmnJS({container: '#c'});
    v.importXML(${JSON.stringify(xml).replaceAll('<', '\\u003c')}).then(() => v.open(v.getViews().find(view => view.type === 'decisionTable' && view.element.id === '${decision}')));
    </script>`;
  const folder = mkdtempSync(join(tmpdir(), 'dmn-'));
  try {
    writeFileSync(join(folder, 'page.html'), page);
    execFileSync(chromium, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars',
      `--user-data-dir=${folder}/profile`, `--window-size=2200,${height}`, '--virtual-time-budget=5000',
      `--screenshot=docs/img/${file.replace('.dmn', '.png')}`, `file://${folder}/page.html`], {stdio: 'ignore'});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  console.log(`docs/img/${file.replace('.dmn', '.png')}`);
}
