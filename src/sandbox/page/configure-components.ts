// Keeps the page's components from asking Discord's servers for pictures; must be imported before any of them.
// They read this global once, while they load, so it is set at import: the one work that this page does there.

/** Says of every word that it is no emoji with a picture of its own: it is then shown as it stands. */
const NO_EMOJIS: object = new Proxy({}, { get: () => ({}) });

/** A message without a picture gets an empty one instead of one from Discord's servers. */
const NO_AVATARS = { default: 'data:,' };

Object.assign(globalThis, { $discordMessage: { emojis: NO_EMOJIS, avatars: NO_AVATARS } });
