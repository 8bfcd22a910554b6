// HubSpot's own client, unmodified, from the authorization URL to a verified webhook.
// Prints the path to open as "AUTHORIZE ...", reads the code from the standard input; prints where it listens as "TARGET ...",
// reads a line once the others know of that; and prints "ok ..." for each step.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Client, Signature } from '@hubspot/api-client';
import { createPublicKey, verify } from 'node:crypto';
import { HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';

const demo = JSON.parse(readFileSync(process.env.DEMO, 'utf8'));
const app = demo.apps.find((each) => each.name === 'Contact Sync');
const oauth = new Client({ basePath: demo.baseUrl }).oauth;

const url = new URL(oauth.getAuthorizationUrl(app.clientId, app.redirectUri, app.requiredScopes.join(' '), app.optionalScopes.join(' '), 'xyz'));
console.log('AUTHORIZE ' + url.pathname + url.search);
const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { value: code } = await input.next();

const issued = await oauth.tokensApi.create('authorization_code', code, app.redirectUri, app.clientId, app.clientSecret);
assert.equal(issued.expiresIn, 1800);
assert.equal(issued.tokenType, 'bearer');
console.log('ok token');

const refreshed = await oauth.tokensApi.create('refresh_token', undefined, undefined, app.clientId, app.clientSecret, issued.refreshToken);
assert.equal(refreshed.refreshToken, issued.refreshToken, 'a confidential app keeps its refresh token');
assert.ok(refreshed.accessToken);
console.log('ok refresh');

const info = await oauth.accessTokensApi.get(refreshed.accessToken);
assert.equal(info.hubId, 200002);
assert.equal(info.userId, 3);
assert.equal(info.appId, app.appId);
assert.equal(info.user, 'admin@globex.example');
assert.ok(info.scopes.includes('crm.objects.contacts.write'));
assert.ok(!info.scopes.includes('content'), 'the plan of Globex Labs lacks it');
console.log('ok token info');

const refreshInfo = await oauth.refreshTokensApi.get(refreshed.refreshToken);
assert.equal(refreshInfo.clientId, app.clientId);
assert.equal(refreshInfo.hubId, 200002);
console.log('ok refresh token info');

// a receiver of our own, set through the developer's API
const requests = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  requests.push({ headers: request.headers, method: request.method, body });
  response.writeHead(204).end();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const target = `http://localhost:${server.address().port}/webhooks`;
const developer = new Client({ basePath: demo.baseUrl, developerApiKey: demo.developerApiKey }).webhooks;
await developer.settingsApi.configure(app.appId, { targetUrl: target, throttling: { maxConcurrentRequests: 10 } });
assert.equal((await developer.settingsApi.getAll(app.appId)).targetUrl, target);
const subscription = await developer.subscriptionsApi.create(app.appId, { eventType: 'contact.propertyChange', propertyName: 'email', active: true });
await developer.subscriptionsApi.update(Number(subscription.id), app.appId, { active: false });
const batch = await developer.subscriptionsApi.updateBatch(app.appId, { inputs: [{ id: Number(subscription.id), active: true }] });
assert.equal(batch.status, 'COMPLETE');
assert.deepEqual(batch.results.map((each) => [each.id, each.active]), [[subscription.id, true]]);
const partly = await developer.subscriptionsApi.updateBatch(app.appId, { inputs: [{ id: Number(subscription.id), active: false }, { id: 2000000001, active: true }] });
assert.equal(partly.status, 'COMPLETE');
assert.deepEqual(partly.results.map((each) => [each.id, each.active]), [[subscription.id, false]]);
assert.equal(partly.numErrors, 1);
assert.equal(partly.errors[0].category, 'SUBSCRIPTION_ID_NOT_FOUND');
assert.deepEqual(partly.errors[0].context.subscriptionIds, ['2000000001']);
assert.ok((await developer.subscriptionsApi.getAll(app.appId)).results.some((each) => each.id === subscription.id && !each.active));
assert.equal((await developer.subscriptionsApi.getById(Number(subscription.id), app.appId)).propertyName, 'email');
await developer.subscriptionsApi.archive(Number(subscription.id), app.appId);
await assert.rejects(developer.subscriptionsApi.getById(Number(subscription.id), app.appId), (refused) => refused.code === 404);
console.log('ok batch with partial failure');
console.log('ok subscription');

// settings are in force within 10 s: what happens before still goes to where webhooks went
console.log('TARGET ' + target);
await input.next();

const crm = new Client({ basePath: demo.baseUrl, accessToken: refreshed.accessToken });
const contact = await crm.crm.contacts.basicApi.create({ properties: { email: `sdk-${Date.now()}@customer.example` }, associations: [] });
const wanted = `"objectId":${contact.id}`;
for (let i = 0; i < 300 && !requests.some((each) => each.body.includes(wanted)); i++) await new Promise((later) => setTimeout(later, 100));
const webhook = requests.find((each) => each.body.includes(wanted));
assert.ok(webhook, 'the webhook came');

const signed = (version) => ({
  signatureVersion: version,
  clientSecret: app.clientSecret,
  requestBody: webhook.body,
  url: target,
  httpMethod: webhook.method,
});
assert.ok(Signature.isValid({ ...signed('v3'), signature: webhook.headers['x-hubspot-signature-v3'], timestamp: Number(webhook.headers['x-hubspot-request-timestamp']) }));
console.log('ok Signature.isValid v3');
assert.ok(Signature.isValid({ ...signed('v1'), signature: webhook.headers['x-hubspot-signature'] }));
console.log('ok Signature.isValid v1');
assert.ok(!Signature.isValid({ ...signed('v1'), requestBody: webhook.body + ' ', signature: webhook.headers['x-hubspot-signature'] }));
new Webhook(app.webhookSecret).verify(webhook.body, webhook.headers);
console.log('ok standardwebhooks');

// both libraries take what came and refuse what somebody touched
function verifies(each) {
  for (const library of [new Webhook(app.webhookSecret), new SvixWebhook(app.webhookSecret), new Webhook(app.webhookSecret.replace('whsec_', ''))]) {
    library.verify(each.body, each.headers);
    assert.throws(() => library.verify(each.body + ' ', each.headers));
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      assert.throws(() => library.verify(each.body, { ...each.headers, [name]: undefined }));
    }
    assert.throws(() => library.verify(each.body, { ...each.headers, 'webhook-signature': each.headers['webhook-signature'].replaceAll('v1,', 'v9,') }));
    for (const minutes of [-6, 6]) {
      const at = new Date(Date.now() + minutes * 60_000);
      const signature = new Webhook(app.webhookSecret).sign(each.headers['webhook-id'], at, each.body);
      const moved = { ...each.headers, 'webhook-timestamp': String(Math.floor(at / 1000)), 'webhook-signature': signature };
      assert.throws(() => library.verify(each.body, moved));
    }
  }
  assert.throws(() => new SvixWebhook('whsec_' + Buffer.alloc(24).toString('base64')).verify(each.body, each.headers));
}
verifies(webhook);
console.log('ok svix');

// the same app in other formats, chosen in its file
const definition = `${demo.baseUrl}/api/v1/apps/${app.appId}/definition`;
const asDeveloper = { Authorization: 'Bearer ' + demo.developerApiKey, 'Content-Type': 'application/json', Accept: 'application/json' };
const before = await (await fetch(definition, { headers: asDeveloper })).json();
async function choose(options) {
  const answer = await fetch(definition, { method: 'PUT', headers: asDeveloper, body: JSON.stringify({ ...before, webhooks: { ...before.webhooks, options } }) });
  assert.equal(answer.status, 200, await answer.text());
}
async function next(isSo) {
  const seen = requests.length;
  for (let i = 0; i < 60; i++) { // a change is in force within seconds: what happens before still comes as it did
    await crm.crm.contacts.basicApi.create({ properties: { email: `sdk-${i}-${Date.now()}@customer.example` }, associations: [] });
    await new Promise((later) => setTimeout(later, 500));
    const found = requests.slice(seen).find(isSo);
    if (found) return found;
  }
  assert.fail('no such webhook came');
}
await choose({ format: 'CLOUDEVENTS_STRUCTURED', asymmetric: true });
const structured = await next((each) => each.headers['content-type'].startsWith('application/cloudevents+json'));
verifies(structured);
assert.equal(HTTP.toEvent(structured).type, 'contact.creation');
assert.equal(HTTP.toEvent(structured).id, structured.headers['webhook-id']);
console.log('ok cloudevents structured');

const { keys } = await (await fetch(`${demo.baseUrl}/.well-known/webhook-keys`)).json();
const content = Buffer.from(`${structured.headers['webhook-id']}.${structured.headers['webhook-timestamp']}.${structured.body}`);
const own = structured.headers['webhook-signature'].split(' ').filter((each) => each.startsWith('v1a,')).map((each) => Buffer.from(each.slice(4), 'base64'));
const isOurs = (bytes) => keys.some((key) => own.some((signature) => verify(null, bytes, createPublicKey({ key, format: 'jwk' }), signature)));
assert.ok(isOurs(content));
assert.ok(!isOurs(Buffer.concat([content, Buffer.from(' ')])));
console.log('ok v1a');

await choose({ format: 'CLOUDEVENTS_BINARY' });
const binary = await next((each) => each.headers['ce-id']);
verifies(binary);
assert.equal(HTTP.toEvent(binary).type, 'contact.creation');
assert.equal(HTTP.toEvent(binary).source, '/accounts/200002');
console.log('ok cloudevents binary');
await choose(before.webhooks.options ?? {});

await developer.settingsApi.configure(app.appId, { targetUrl: app.webhookTargetUrl, throttling: { maxConcurrentRequests: 10 } });
server.close();
process.exit(0);
