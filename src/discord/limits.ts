// Discord's limits, each with the page that states it, and the smaller ones we keep to ourselves.

// Discord's documentation, "Message resource": content, embeds and their parts.
export const CONTENT_CHARACTERS_MAX = 2000;
export const EMBEDS_MAX = 10;
export const EMBED_TITLE_CHARACTERS_MAX = 256;
export const EMBED_DESCRIPTION_CHARACTERS_MAX = 4096;
/** Over all embeds of one message: titles, descriptions, fields, footers, authors. */
export const EMBEDS_CHARACTERS_MAX = 6000;

/** Discord's documentation, "Rate Limits": requests of one bot over all routes. */
export const REQUESTS_PER_SECOND = 50;

// Discord's documentation, "Component reference", and its published OpenAPI description.
export const COMPONENTS_MAX = 40;
export const CUSTOM_ID_CHARACTERS_MAX = 100;
export const BUTTONS_PER_ROW_MAX = 5;
/** Discord takes 80; what is longer than this fills a phone's row by itself. Our own. */
export const BUTTON_LABEL_CHARACTERS_MAX = 38;
export const FORM_TITLE_CHARACTERS_MAX = 45;
export const FORM_FIELDS_MAX = 5;
export const FIELD_LABEL_CHARACTERS_MAX = 45;
export const FIELD_HINT_CHARACTERS_MAX = 100;
export const FIELD_VALUE_CHARACTERS_MAX = 4000;
/** Over all text displays of one message: stated nowhere, answered with an error above it. */
export const TEXTS_CHARACTERS_MAX = 4000;
/** Over all text displays, in UTF-8 with TEXT_BYTES_OVERHEAD each: Discord answers 500 from about 10,170 on (discord-api-docs #8554). */
export const TEXTS_BYTES_MAX = 10_000;
export const TEXT_BYTES_OVERHEAD = 12;
/** The alternative text of a picture. */
export const ALTERNATIVE_CHARACTERS_MAX = 1024;

// Discord's documentation, "Application commands".
export const CHOICES_MAX = 25;
export const CHOICE_CHARACTERS_MAX = 100;
export const NONCE_CHARACTERS_MAX = 25;

/** Message flags and types that we put into bodies of our own making (documentation, "Message flags", "Component types"). */
export const FLAG_COMPONENTS_V2 = 32_768;

/** Discord voids an interaction that has no first answer after 3 s; a second is left for the ways there and back. */
export const FIRST_ANSWER_MS_MAX = 2_000;
/** Our own: so long a person who types waits for completions; what comes later meets other letters. */
export const COMPLETION_MS_MAX = 1_000;
/** Our own: how long a stop waits for answers in hand. A container is killed 10 s after it is asked to end, and more than this is to be stopped. */
export const STOP_MS_MAX = 5_500;
/** Our own: so long a stop tries to tell those who wait in vain. */
export const LAST_WORDS_MS_MAX = 1_000;
/** Our own: a longer address is not made a link; it would fill the message it cites in. */
export const URL_CHARACTERS_MAX = 500;
/** Our own: what was typed into a refused form is kept for a day; the message that offers it is gone by then. */
export const FORM_STATE_MS_MAX = 24 * 60 * 60 * 1000;
/** Our own: page state that does not fit a custom id is kept this long; then the command is to be typed again. */
export const PAGE_STATE_MS_MAX = 30 * 24 * 60 * 60 * 1000;
