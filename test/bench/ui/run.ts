// What scripts/bench-ui.mjs compiles.
export { benchUi, tellUi } from './main.ts';
export { missing, openBrowser } from '../../e2e/browser.ts';
