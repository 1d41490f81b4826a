/** Light, dark, or as the system is. */
export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'interviewing.theme';

export function theme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export function applyTheme(wanted: Theme): void {
  if (wanted === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
}

export function keepTheme(wanted: Theme): void {
  if (wanted === 'auto') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, wanted);
  applyTheme(wanted);
}
