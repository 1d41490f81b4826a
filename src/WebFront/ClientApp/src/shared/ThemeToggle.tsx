import { type ReactNode, useState } from 'react';
import { Icon } from './Icon';
import { keepTheme, theme, type Theme } from './theme';

const next: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const icons = { auto: 'auto', light: 'sun', dark: 'moon' } as const;
const words = { auto: 'as your system', light: 'light', dark: 'dark' };

export function ThemeToggle(): ReactNode {
  const [now, setNow] = useState(theme);
  const change = (): void => {
    keepTheme(next[now]);
    setNow(next[now]);
  };
  return (
    <button type="button" className="icon-button" onClick={change} title={`Colours: ${words[now]}`} aria-label={`Colours: ${words[now]}. Change to ${words[next[now]]}.`}>
      <Icon name={icons[now]} />
    </button>
  );
}
