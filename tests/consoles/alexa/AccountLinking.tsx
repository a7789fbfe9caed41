import { useLayoutEffect } from 'react';
import { watchButton } from '../shared/clicks';
import { fieldRef } from '../shared/elements';
import { GrantChoice, ListRow, PkceRow, Row, SchemeRow, TextRow, ToggleRow } from './fields';
import { FormContext, useForm, useFormContext } from './form';
import { alexaRedirectUrls, type Saved, type Scenario } from './model';
import { textsFor } from './texts';
import { truth } from './truth';

/** Read-only values of the other id pair; made up, and recognisable as such. */
export const ALEXA_CLIENT = {
  id: `amzn1.application-oa2-client.${'dec0'.repeat(8)}`,
  secret: 'dec0'.repeat(16),
};

const SECRET_MASK = '*'.repeat(27);

interface Props {
  scenario: Scenario;
  saved: Saved;
  onSaved: (saved: Saved) => void;
}

export function AccountLinking({ scenario, saved, onSaved }: Props) {
  const texts = textsFor(scenario);
  const form = useForm(scenario, texts, saved, onSaved);
  const { values, dirty, secretSaved } = form;

  useLayoutEffect(() => {
    Object.assign(truth, { ready: true, values, dirty, secretSaved });
  });
  useLayoutEffect(
    () => () => {
      Object.assign(truth, { ready: false, values: null, dirty: false, twins: {} });
    },
    [],
  );

  if (form.away) return <p className="loading">Loading…</p>;
  const flat = scenario.vintage === '2018';
  return (
    <FormContext.Provider value={form}>
      <div
        key={scenario.churn === 'edit' ? form.generation : 0}
        className={`account-linking vintage-${scenario.vintage}`}
      >
        <header>
          <h1>{texts.title}</h1>
          <button
            type="button"
            className="save"
            disabled={!dirty}
            ref={(button) => watchButton(button, 'save')}
            onClick={() => void form.save()}
          >
            {flat && saved.savedOnce && !dirty ? 'Saved' : 'Save'}
          </button>
        </header>
        {scenario.churn === true && <Churn generation={form.generation} />}
        <ToggleRow field="enabled" />
        {values.enabled && (flat ? <FlatForm /> : <NestedForm />)}
      </div>
    </FormContext.Provider>
  );
}

/** A message that comes and goes, as busy pages have them. */
const Churn = ({ generation }: { generation: number }) => (
  <div className="churn">{generation % 2 === 1 && <p>Your last build finished {generation} moments ago.</p>}</div>
);

function NestedForm() {
  const { scenario, texts, values } = useFormContext();
  return (
    <>
      <h2>{texts.settings}</h2>
      <ToggleRow field="skipOnEnablement" />
      <ToggleRow field="appToApp" />
      <ToggleRow field="mobile" />
      <ToggleRow field="voice" />
      <h2>{texts.provider}</h2>
      <div className="question">
        {texts.type}
        <sup>*</sup> <i className="help">?</i>
      </div>
      <GrantChoice type="IMPLICIT" />
      {values.type === 'IMPLICIT' && (
        <div className="under-choice">
          <TextRow field="authorizationUrl" required />
          <TextRow field="clientId" required />
          <ScopesAndDomains />
          <AlexaRedirectUrls />
        </div>
      )}
      <GrantChoice type="AUTH_CODE" />
      {values.type === 'AUTH_CODE' && (
        <div className="under-choice">
          <PkceRow />
          <TextRow field="authorizationUrl" required />
          <AccessTokenRow />
          <TextRow field="clientId" required />
          <TextRow field="clientSecret" required secret placeholder="Enter client secret" />
          <SchemeRow />
          <ScopesAndDomains />
          <TextRow field="defaultTokenExpirationInSeconds" />
          {(values.appToApp || scenario.decoys) && <AppToAppRows />}
          <AlexaRedirectUrls />
        </div>
      )}
    </>
  );
}

/** 2018: one column of rows, the grant type in the middle of them, and no settings that others hang on. */
function FlatForm() {
  const { scenario, texts, values, secretSaved } = useFormContext();
  return (
    <>
      <TextRow field="authorizationUrl" required />
      <TextRow field="clientId" required />
      <ListRow field="domains" add={texts.addDomain} />
      <ListRow field="scopes" add={texts.addScope} />
      <AlexaRedirectUrls />
      <Row label={texts.type} required className="choices">
        <GrantChoice type="IMPLICIT" />
        <GrantChoice type="AUTH_CODE" />
      </Row>
      {values.type === 'AUTH_CODE' && (
        <>
          <PkceRow />
          <AccessTokenRow />
          <TextRow field="clientSecret" required secret placeholder={secretSaved ? SECRET_MASK : ''} />
          <SchemeRow />
        </>
      )}
      {scenario.decoys && <AppToAppRows />}
      <TextRow field="privacyPolicyUrl" required placeholder="Enter privacy policy URL..." />
    </>
  );
}

function ScopesAndDomains() {
  const { texts } = useFormContext();
  return (
    <>
      <ListRow field="scopes" add={texts.addScope} />
      <ListRow field="domains" add={texts.addDomain} />
    </>
  );
}

function AccessTokenRow() {
  const { scenario, texts, savedOnce } = useFormContext();
  return (
    <TextRow field="accessTokenUrl" required>
      {savedOnce && scenario.vintage !== '2018' && (
        <p className="token-notice">
          {texts.tokenNotice} <a href="#learn-more">Learn more</a>
        </p>
      )}
    </TextRow>
  );
}

/** Fields of another feature with confusingly similar names. */
function AppToAppRows() {
  const { texts } = useFormContext();
  return (
    <>
      <ListRow field="redirectUrls" add={texts.redirectUrls} />
      <Row label={texts.alexaClientId}>
        <input ref={fieldRef('alexaClientId')} type="text" readOnly value={ALEXA_CLIENT.id} />
      </Row>
      <Row label={texts.alexaClientSecret}>
        <input ref={fieldRef('alexaClientSecret')} type="text" readOnly value={ALEXA_CLIENT.secret} />
      </Row>
    </>
  );
}

function AlexaRedirectUrls() {
  const { scenario, texts, values } = useFormContext();
  return (
    <Row label={texts.alexaRedirectUrls}>
      {alexaRedirectUrls(scenario, values.type).map((url, index) => (
        <p className="plain" key={url} ref={fieldRef('alexaRedirectUrls', index)}>
          {url}
        </p>
      ))}
    </Row>
  );
}
