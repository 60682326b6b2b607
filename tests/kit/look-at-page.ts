// Looks at the sandbox's page as a careful person would: what axe-core finds, what is cut off, what lies over something else.

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** WCAG 2.2, level AA, for small letters; here asked of large ones too. */
const CONTRAST_MIN = 4.5;
const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

interface Found {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

/**
 * Gives what is wrong with the page as it stands, one line each: cuts, overlaps, sideways scrolling, and unless it is not to
 * be thorough, the serious faults that axe-core finds.
 */
export async function faultsOf(page: Page, { isThorough = true } = {}): Promise<readonly string[]> {
  const layout = (await page.evaluate(`(${LAYOUT})()`)) as readonly string[];
  return isThorough ? [...(await axeFaultsOf(page)), ...layout] : layout;
}

async function axeFaultsOf(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE);
  const found = (await page.evaluate(`(() => {
    const ratio = { expected: ${CONTRAST_MIN} };
    axe.configure({ checks: [{ id: 'color-contrast', options: { contrastRatio: { normal: ratio, large: ratio } } }] });
    return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations);
  })()`)) as readonly Found[];
  const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${JSON.stringify(target)} ${failureSummary.slice(0, 200)}`),
  );
}

// Runs in the page. Of what may be cut: one line that ends in "…" by its style, and what is only for screen readers.
const LAYOUT = `() => {
  const faults = [];
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) =>
    [one, ...(one.shadowRoot === null ? [] : all(one.shadowRoot))]);
  const elements = all(document.body);
  const nameOf = (one) => one.localName + (one.id ? '#' + one.id : '') + (typeof one.className === 'string' && one.className ? '.' + one.className.split(' ')[0] : '') + ' "' + (one.textContent ?? '').trim().slice(0, 30) + '"';
  const isSeen = (one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the screen');
  for (const one of elements) {
    const style = getComputedStyle(one);
    if (!isSeen(one) || style.textOverflow === 'ellipsis' || one.localName === 'select') continue;
    const cutsX = ['hidden', 'clip'].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    const hasText = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (cutsX && hasText && one.clientWidth > 1) faults.push('cut: ' + nameOf(one));
    if (hasText && !one.closest('.steps, .requests, pre, .log')) {
      const box = one.getBoundingClientRect();
      if (box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)) faults.push('off the screen: ' + nameOf(one));
    }
  }
  const log = document.querySelector('.log');
  if (log !== null) {
    const edge = log.getBoundingClientRect().right + 1;
    for (const one of all(log)) {
      const box = one.getBoundingClientRect();
      if (isSeen(one) && box.width > 0 && box.right > edge) faults.push('beyond the messages: ' + nameOf(one));
    }
  }
  const top = document.querySelector('dialog[open]') ?? document.body;
  const pressed = [...top.querySelectorAll('button, input, select, textarea, summary, discord-button, .markdown a')]
    .filter((one) => isSeen(one) && !one.closest('.menu'));
  // A link in a text may go over two lines: each is a box of its own.
  const boxes = pressed.flatMap((one) => [...one.getClientRects()].map((box) => ({ one, box }))).filter(({ box }) => {
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return box.width > 0 && over !== null && box.bottom > 0 && box.top < innerHeight;
  });
  for (const [index, { one, box }] of boxes.entries()) for (const { one: other, box: next } of boxes.slice(index + 1)) {
    if (one.contains(other) || other.contains(one)) continue;
    const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
    const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
    const isLayered = [one, other].some((each) => each.closest('.suggestions, .tools, .side, .picker-list, .command-box, .log, .channel-bar'));
    if ([one, other].some((each) => each.closest('.notification'))) continue; // it lies over the page for a while, as on a phone
    const sameLayer = one.parentElement?.closest('.message-row, .tools, .command-box, .side, .banner, dialog') === other.parentElement?.closest('.message-row, .tools, .command-box, .side, .banner, dialog');
    if (across > 2 && down > 2 && (sameLayer || !isLayered)) faults.push('overlap: ' + nameOf(one) + ' and ' + nameOf(other));
  }
  return [...new Set(faults)];
}`;
