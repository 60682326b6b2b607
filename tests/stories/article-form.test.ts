import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArticleForm } from '../../src/news/decision.ts';
import { formOf, isNoNews } from '../../src/stories/stories.ts';

const TITLES: readonly (readonly [ArticleForm, string])[] = [
  ['sale list', 'The 30 best Boxing Day deals on kettles'],
  ['sale list', 'Northport Bet promo code: how to claim the welcome bonus'],
  ['sale list', 'The best bicycles to buy this spring'],
  ['listing', 'How to watch Rovers v United: start time, TV channel, live stream'],
  ['listing', 'Today’s crossword answers for Monday'],
  ['live blog', 'Storm over Northport: live updates'],
  ['live blog', 'Rovers v United – live'],
  ['anniversary', 'Ten years on, Northport remembers the flood'],
  ['preview', 'Rovers vs. United prediction, odds and picks'],
  ['preview', 'Harbour talks: what to expect on Monday'],
  ['weekly column', 'The week in review: ferries, whales and a budget'],
  ['preview', 'Cup odds - Rovers far ahead'],
  ['weekly column', 'Power rankings: Rovers climb to second'],
  ['opinion', 'Opinion: The harbour needs a second crane'],
  ['opinion', 'I tried the new ferry for a month'],
  ['guide', 'How to read a tide table'],
  ['guide', 'Why do people light lamps on the quay in winter?'],
  ['guide', 'Everything you need to know about the strike'],
  // What happens is news, whatever words it shares with the forms.
  ['report', 'Union and port sign a deal to end the strike'],
  ['report', 'Ferry company live-streams its crossing'],
  ['report', 'Council reviews the bridge after 20 people died'],
  ['report', 'Why the mayor left: council names three debts'],
  ['report', 'Rovers beat United in the last minute'],
  ['report', 'Price of tickets to rise as tariff deal lapses'],
  ['report', 'Bank raises its rate to 3.5 percent'],
];

describe('formOf', () => {
  for (const [form, title] of TITLES) {
    it(`takes “${title}” for a ${form}`, () => assert.equal(formOf({ title, text: 'The port opened.' }), form));
  }

  it('knows a section by the address, not by the name of the paper', () => {
    const text = 'The port opened.';
    assert.equal(formOf({ title: 'The crane', text, url: 'https://a.example/opinion/crane' }), 'opinion');
    assert.equal(formOf({ title: 'The crane', text, url: 'https://opinion.example/news/crane' }), 'report');
  });

  it('lets offers, listings and guides tell nothing, and everything else something', () => {
    assert.deepEqual(
      TITLES.map(([form]) => form).filter(isNoNews).length,
      TITLES.filter(([form]) => ['sale list', 'listing', 'guide'].includes(form)).length,
    );
  });
});
