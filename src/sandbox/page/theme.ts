// Dark or light: as the system asks, until the person chooses.

const KEPT_AS = 'dateline-sandbox-theme';

/** True when the page should be light: what was chosen here before, else what the system asks for; dark by default. */
export function isLightWanted(): boolean {
  const kept = read();
  return kept === null ? matchMedia('(prefers-color-scheme: light)').matches : kept === 'light';
}

/** Takes the theme, colours the page with it. */
export function applyTheme(isLight: boolean): void {
  document.documentElement.dataset.theme = isLight ? 'light' : 'dark';
}

/** Remembers the choice in this browser; where that is forbidden, it holds until the page is closed. */
export function keepTheme(isLight: boolean): void {
  try {
    localStorage.setItem(KEPT_AS, isLight ? 'light' : 'dark');
  } catch {
    // A browser without storage: nothing is remembered, and nothing else depends on it.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}
