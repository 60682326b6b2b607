// Who an actor is, as far as it may be shown: the profile, within the rights of the articles that it quotes.

import type { ActorProfile, HeldRole } from '../news/actor-profile.ts';
import { EXCERPT_CHARACTERS_MAX } from '../news/article.ts';
import type { Citation, Coverage } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { ActorStore, ArticleStore } from '../store/store.ts';
import { type FoundActor, findActor } from './find-actor.ts';

/** What telling of an actor reads. */
export interface TellActorParts {
  readonly actors: Pick<ActorStore, 'get' | 'bearing' | 'beginning' | 'namesOf' | 'profile'>;
  readonly articles: Pick<ArticleStore, 'getMany' | 'coverage'>;
}

/** Who is meant, and what was looked through. Of a single one all that may be shown. */
export type ToldActor = { readonly coverage: Coverage } & (
  | { readonly kind: 'one'; readonly profile: ActorProfile }
  | Exclude<FoundActor, { readonly kind: 'one' }>
);

/** Tells whom a name means in a view, and who that is. The profile quotes at most 300 characters of an article that is for excerpts only. */
export async function tellActor(name: string, view: View, parts: TellActorParts): Promise<ToldActor> {
  const [found, coverage] = await Promise.all([findActor(name, view, parts.actors), parts.articles.coverage(view)]);
  if (found.kind !== 'one') return { ...found, coverage };
  const profile = await parts.actors.profile(found.actor.id, view);
  if (profile === undefined) return { kind: 'none', actors: [], coverage };
  return { kind: 'one', profile: await withinRights(profile, view, parts), coverage };
}

/**
 * Leaves out what goes beyond the rights of its article, over all pages together: first the roles have their words, then
 * the sentences, then what was said. An article that is no longer shown to the view is taken for one of excerpts.
 */
async function withinRights(
  profile: ActorProfile,
  view: View,
  { articles }: Pick<TellActorParts, 'articles'>,
): Promise<ActorProfile> {
  const { roles, sentences, statements } = profile;
  const cited = [
    ...roles.flatMap(({ citations }) => citations),
    ...sentences,
    ...statements.map(({ citation }) => citation),
  ];
  const reads = await articles.getMany([...new Set(cited.map(({ articleId }) => articleId))], view);
  const free = new Set(reads.flatMap(({ article }) => (article.rights.show === 'full' ? [article.id] : [])));
  const used = new Map<ArticleId, number>();
  /** True, and counted, when these words of the article may still be shown. */
  const spend = ({ articleId }: Citation, words: string): boolean => {
    if (free.has(articleId)) return true;
    const sum = (used.get(articleId) ?? 0) + words.length;
    if (sum > EXCERPT_CHARACTERS_MAX) return false;
    used.set(articleId, sum);
    return true;
  };
  return {
    ...profile,
    // Only the words of the role itself are shown of the article that says it.
    roles: roles.filter(({ role, citations: [latest] }: HeldRole) => spend(latest, role)),
    sentences: sentences.filter((citation) => spend(citation, citation.quote)),
    statements: withoutRepeats(statements).filter(({ words, citation }) => spend(citation, words)),
  };
}

/** What one article quotes both exactly and within what it reports ("it was “two years short”") is said once, in full. */
function withoutRepeats(statements: ActorProfile['statements']): ActorProfile['statements'] {
  return statements.filter(
    ({ words, citation }) =>
      !statements.some(
        (other) =>
          other.words.length > words.length &&
          other.citation.articleId === citation.articleId &&
          other.words.includes(words),
      ),
  );
}
