import { useEffect, useLayoutEffect, useState } from 'react';
import Select from 'react-select';
import { watchButton } from '../shared/clicks';
import { AccountLinking } from './AccountLinking';
import { OLD_CLASS_NAMES } from './fields';
import type { Saved, Scenario } from './model';
import { routeOf, skillOf, skillPath, skillsPath, usePath } from './routes';
import { truth } from './truth';

type Go = ReturnType<typeof usePath>['go'];

interface AppProps {
  scenario: Scenario;
  initial: Saved[];
}

export function App({ scenario, initial }: AppProps) {
  const [skills, setSkills] = useState(initial);
  const { path, go } = usePath();
  const route = routeOf(path);
  const saved = skillOf(path, skills);
  const keep = (next: Saved) => setSkills((all) => all.map((one) => (one.skillId === next.skillId ? next : one)));
  useLayoutEffect(() => {
    Object.assign(truth, { route, skillId: route === 'skills' ? null : saved.skillId });
  });

  return (
    <>
      <TopBar scenario={scenario} skill={saved.name} />
      {route === 'skills' ? (
        <SkillList skills={skills} go={go} />
      ) : (
        <div className="columns">
          <LeftMenu vintage={scenario.vintage} skillId={saved.skillId} path={path} route={route} go={go} />
          <main key={path}>
            {route === 'account-linking' && (
              <Late ms={scenario.lateMs}>
                <AccountLinking scenario={scenario} saved={saved} onSaved={keep} />
              </Late>
            )}
            {route === 'dashboard' && <Dashboard />}
            {route === 'other' && <h1>Nothing to practise here</h1>}
          </main>
          {scenario.decoys && <Feedback />}
        </div>
      )}
    </>
  );
}

/** The real page draws its form well after the document has loaded. */
function Late({ ms, children }: { ms: number; children: JSX.Element }) {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setReady(true), ms);
    return () => window.clearTimeout(timer);
  }, [ms]);
  return ready ? children : <p className="loading">Loading…</p>;
}

function TopBar({ scenario, skill }: { scenario: Scenario; skill: string }) {
  return (
    <div className="top-bar">
      <div className="product">alexa practice console</div>
      <nav>
        <a href={skillsPath}>{skill}</a>
        <a className="current">Build</a>
        <a>Test</a>
        <a>Launch</a>
        <a>Measure</a>
      </nav>
      {scenario.decoys && <DecoyInput name="search" placeholder="Search" />}
    </div>
  );
}

const LOCALES = [
  { value: 'en_US', label: 'English (US)' },
  { value: 'de_DE', label: 'German (DE)' },
];

interface LeftMenuProps {
  vintage: Scenario['vintage'];
  skillId: string;
  path: string;
  route: string;
  go: Go;
}

function LeftMenu({ vintage, skillId, path, route, go }: LeftMenuProps) {
  const [locale, setLocale] = useState('en_US');
  useLayoutEffect(() => {
    truth.decoys['skillLocale'] = locale;
  });
  const newer: [string, string][] = [
    ['MODELS', 'models'],
    ['MONETIZE YOUR SKILL', 'monetize'],
  ];
  const pages: [string, string][] = [
    ['CUSTOM', 'dashboard'],
    ...(vintage === '2018' ? [] : newer),
    ['ACCOUNT LINKING', 'account-linking'],
    ['PERMISSIONS', 'permissions'],
  ];
  return (
    <aside className="left-menu">
      <div className="askt-alexa-lang">
        <Select
          unstyled
          className="Select"
          classNamePrefix="Select"
          classNames={OLD_CLASS_NAMES}
          isSearchable={false}
          options={LOCALES}
          value={LOCALES.find(({ value }) => value === locale) ?? null}
          onChange={(option) => setLocale(option?.value ?? 'en_US')}
        />
      </div>
      {pages.map(([name, page]) => {
        const to = skillPath(skillId, page);
        const current = to === path || page === route;
        return (
          <a key={page} href={to} className={current ? 'current' : ''} onClick={go(to)}>
            {name}
          </a>
        );
      })}
    </aside>
  );
}

function SkillList({ skills, go }: { skills: Saved[]; go: Go }) {
  return (
    <main>
      <h1>Skills</h1>
      <table className="astro-table">
        <thead>
          <tr>
            <th>Skill name</th>
            <th>Language</th>
            <th>Actions</th>
          </tr>
        </thead>
        <tbody className="astro-table-body">
          {skills.map(({ skillId, name }) => {
            const to = skillPath(skillId, 'dashboard');
            return (
              <tr key={skillId} className="astro-table-row">
                <td>{name}</td>
                <td>English (US)</td>
                <td>
                  <a href={to} onClick={go(to)}>
                    Edit
                  </a>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </main>
  );
}

function Dashboard() {
  return (
    <>
      <h1>Custom skill</h1>
      <p>Build the interaction model, then test it.</p>
      <DecoyInput name="dashboardSearch" placeholder="Search intents" />
      <div className="row">
        <div className="label">
          <span>Skill Invocation Name</span>
        </div>
        <div className="value">
          <DecoyInput name="invocationName" />
        </div>
      </div>
    </>
  );
}

/** A form of the site around the console; two of its labels are also the console's. */
const Feedback = () => (
  <aside className="feedback">
    <h2>Feedback</h2>
    <form
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className="row">
        <div className="label">
          <span>Scope</span>
        </div>
        <div className="value">
          <DecoyInput name="feedbackScope" />
        </div>
      </div>
      <div className="row">
        <div className="label">
          <span>Your Client ID</span>
        </div>
        <div className="value">
          <DecoyInput name="feedbackClientId" />
        </div>
      </div>
      <button type="submit" ref={(button) => watchButton(button, 'send')}>
        Send
      </button>
    </form>
  </aside>
);

function DecoyInput({ name, placeholder }: { name: string; placeholder?: string }) {
  const [text, setText] = useState('');
  useLayoutEffect(() => {
    truth.decoys[name] = text;
  });
  return <input type="text" placeholder={placeholder} value={text} onChange={(event) => setText(event.target.value)} />;
}
