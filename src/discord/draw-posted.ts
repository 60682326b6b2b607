// Draws what a subscription posts: one story that is told as it happens as an alert, everything else as a briefing.

import type { Briefing } from '../news/cited-text.ts';
import type { OutboxId } from '../news/ids.ts';
import { isAsItHappens, type Subscription } from '../news/subscription.ts';
import { drawAlert } from './alert-message.ts';
import { drawBriefing } from './briefing-message.ts';

/** The bodies of the messages, as `drawBriefing` gives them; `rowIds` as there. */
export function drawPosted(
  briefing: Briefing,
  { subscription, rowIds }: { readonly subscription: Subscription; readonly rowIds: (part: number) => OutboxId },
): readonly string[] {
  const { id, mentionRoleId, followerId, cadence } = subscription;
  const to = {
    ...(mentionRoleId === undefined ? {} : { mentionRoleId }),
    ...(followerId === undefined ? {} : { followId: id }),
  };
  const [item, ...others] = briefing.items;
  const isAlert = isAsItHappens(cadence) && others.length === 0 && briefing.lateMinutes === undefined;
  if (item === undefined || !isAlert) return drawBriefing(briefing, { ...to, rowIds });
  return [drawAlert({ title: briefing.title, item }, { ...to, rowId: rowIds(0) })];
}
