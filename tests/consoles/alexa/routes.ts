import { type MouseEvent, useEffect, useState } from 'react';
import type { Saved } from './model';

export type Route = 'skills' | 'dashboard' | 'account-linking' | 'other';

const ROOT = '/alexa/console/ask';

const OTHER_PAGES = /\/(models|monetize|permissions|json-editor|interfaces)$/;

/** An address that means nothing shows the form: look-alike sites may put it anywhere. */
export function routeOf(path: string): Route {
  if (path === ROOT || path === `${ROOT}/`) return 'skills';
  if (path.startsWith(`${ROOT}/`) && path.endsWith('/dashboard')) return 'dashboard';
  return OTHER_PAGES.test(path) ? 'other' : 'account-linking';
}

/** The skill that a path names; the first one where it names none. */
export function skillOf(path: string, skills: Saved[]): Saved {
  const skill = skills.find(({ skillId }) => path.includes(skillId)) ?? skills[0];
  if (skill === undefined) throw new Error('the page knows no skill');
  return skill;
}

export const skillPath = (skillId: string, page: string) => `${ROOT}/build/custom/${skillId}/development/en_US/${page}`;

export const skillsPath = ROOT;

/** The path on show, and a link handler that changes it without a page load. */
export function usePath() {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const follow = () => setPath(location.pathname);
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const go = (to: string) => (event: MouseEvent) => {
    event.preventDefault();
    history.pushState(null, '', to);
    setPath(to);
  };
  return { path, go };
}
