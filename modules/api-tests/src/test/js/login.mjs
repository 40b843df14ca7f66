// Logs in with each client as its documentation says, and calls the API with the token. Prints one word for each login.
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';

const [, , api, id, secret] = process.argv;
const server = { issuer: new URL(api).origin, token_endpoint: `${api}/oauth/token` };

async function use(name, token) {
  const answer = await fetch(`${api}/accounts?limit=1`, { headers: { Authorization: `Bearer ${token}` } });
  console.log(`${name}:${answer.status}`);
}

async function withOauth4webapi(name, authentication, scope) {
  const client = { client_id: id };
  const answer = await oauth.clientCredentialsGrantRequest(
    server, client, authentication, new URLSearchParams(scope ? { scope } : {}), { [oauth.allowInsecureRequests]: true });
  const token = await oauth.processClientCredentialsResponse(server, client, answer);
  await use(name, token.access_token);
}

async function withOpenidClient(name, authentication, parameters) {
  const configuration = new openid.Configuration(server, id, {}, authentication);
  openid.allowInsecureRequests(configuration);
  const token = await openid.clientCredentialsGrant(configuration, parameters);
  await use(name, token.access_token);
}

await withOauth4webapi('oauth4webapi-basic', oauth.ClientSecretBasic(secret));
await withOauth4webapi('oauth4webapi-post-scope', oauth.ClientSecretPost(secret), 'accounts openid');
await withOpenidClient('openid-client-basic-scope', openid.ClientSecretBasic(secret), { scope: 'accounts', resource: 'https://x.example' });
await withOpenidClient('openid-client-post', openid.ClientSecretPost(secret));
