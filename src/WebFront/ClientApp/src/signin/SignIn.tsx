import { type FormEvent, type ReactNode, useState } from 'react';
import { ThemeToggle } from '../shared/ThemeToggle';
import { useTitle } from '../shared/useTitle';
import './signin.css';

/** Asks an operator for the API key. */
export function SignIn({ onKey, wasRefused }: { onKey: (key: string) => void; wasRefused: boolean }): ReactNode {
  useTitle('Sign in');
  const [key, setKey] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim()) onKey(key.trim());
  };
  return (
    <main className="signin">
      <div className="signin-theme"><ThemeToggle /></div>
      <form className="card signin-card" onSubmit={submit}>
        <img src="/favicon.svg" alt="" width="44" height="44" />
        <h1>Sign in</h1>
        <p className="soft">Recruiters sign in with an API key of this server. It stays in this tab and is forgotten when you close it.</p>
        <div className="field">
          <label htmlFor="key">API key</label>
          <input
            id="key" type="password" autoComplete="current-password" autoFocus required value={key}
            aria-invalid={wasRefused} aria-describedby={wasRefused ? 'key-wrong' : undefined}
            onChange={(event) => setKey(event.target.value)}
          />
          {wasRefused && <p id="key-wrong" className="wrong" role="alert">The server does not know this key. Check that all of it was copied.</p>}
        </div>
        <button type="submit" className="button button-main">Sign in</button>
        <p className="soft small">Invited to an interview? Open the link in your invitation; you need no key.</p>
      </form>
    </main>
  );
}
