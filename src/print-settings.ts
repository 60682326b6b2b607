// Prints the README's table of settings and .env.example from the settings themselves.

import { SETTINGS, type SettingName } from './settings.ts';

/** The README's table of settings, in Markdown: one row a setting. */
export function settingsTable(): string {
  const rows = (Object.keys(SETTINGS) as SettingName[]).map((name) => {
    const { does, defaultText } = SETTINGS[name];
    return `| \`${name}\` | ${defaultText} | ${does} |`;
  });
  return ['| setting | default | what it does |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The file .env.example: every setting, commented out, with what it does. */
export function envExample(): string {
  const blocks = (Object.keys(SETTINGS) as SettingName[]).map((name) => {
    const { does, example, defaultText } = SETTINGS[name];
    return `# ${does}\n# Default: ${defaultText}. Example: ${example}\n#${name}=\n`;
  });
  return `# Settings of Dateline. Copy this file to .env and fill in what you need; every setting has a default.\n\n${blocks.join('\n')}`;
}
