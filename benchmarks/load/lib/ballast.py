#!/usr/bin/env python3
"""ballast.py fill DATABASE FROM TO | tokens APP FROM TO COUNT: grants that are really there.

Grant n and its salt follow from n, four grants an installation, every tenth of app-rotating and the others of app; so the
refresh token of any of them can be computed with the stand's key, and refreshes can meet the whole table at random."""
import base64, hashlib, hmac, json, os, random, struct, subprocess, sys
PER_INSTALLATION = 4
def account(n): return 10_000_000 + n // PER_INSTALLATION
def app(n): return 3 if (n // PER_INSTALLATION) % 10 == 0 else 1
FILL = """
INSERT INTO scope_set (digest, scopes) VALUES (sha256('ballast'), '{crm.objects.contacts.read,oauth}') ON CONFLICT DO NOTHING;
INSERT INTO installation (id, app_id, account_id, generation, state)
SELECT 'ins_ballast_' || i, CASE WHEN i %% 10 = 0 THEN 3 ELSE 1 END, 10000000 + i, 1, 'OPEN' FROM generate_series(%(from)d / 4, (%(to)d - 1) / 4) i;
INSERT INTO app_grant (id, installation_id, app_id, account_id, user_id, generation, scope_set_id, salt, sealed_identity,
                       created_at, issued_at, key_id)
SELECT encode(substring(sha256(int4send(10000000 + n / 4)) FROM 1 FOR 2) || substring(sha256(int4send(n)) FROM 1 FOR 14), 'hex')::uuid,
       'ins_ballast_' || n / 4, CASE WHEN n / 4 %% 10 = 0 THEN 3 ELSE 1 END, 10000000 + n / 4, n, 1, s.id,
       substring(sha256(int4send(-n)) FROM 1 FOR 16), sha256(int4send(n)) || sha256(int4send(n)) || sha256(int4send(n)),
       now() - interval '90 days', now() - interval '90 days', %(key)d
  FROM generate_series(%(from)d, %(to)d - 1) n, scope_set s WHERE s.digest = sha256('ballast');
"""
def key():
    keyset = json.load(open(os.path.join(os.environ['WORKDIR'], 'grantway/keys/tokens.json')))
    one = [k for k in keyset['key'] if k['keyId'] == keyset['primaryKeyId']][0]
    key_id = struct.unpack('>i', struct.pack('>I', one['keyId']))[0]
    return key_id, base64.b64decode(one['keyData']['value'])[-32:]  # the end of a HmacPrfKey is its key
def token(n, key_id, secret):
    mac = lambda purpose, payload: hmac.digest(secret, b'grantway:' + purpose + b':v1\n' + payload, 'sha256')[:16]
    sha = lambda value: hashlib.sha256(value).digest()
    grant = sha(struct.pack('>i', account(n)))[:2] + sha(struct.pack('>i', n))[:14]
    signed = grant + struct.pack('>ii', 0, key_id)
    salted = sha(mac(b'SALTED_REFRESH', signed) + sha(struct.pack('>i', -n))[:16])[:16]
    return 'gwr1_' + base64.urlsafe_b64encode(signed + mac(b'REFRESH', signed) + salted).decode().rstrip('=')
if sys.argv[1] == 'fill':
    database, first, end = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    for at in range(first, end, 500_000):
        sql = FILL % {'from': at, 'to': min(end, at + 500_000), 'key': key()[0]}
        subprocess.run(['psql', '-q', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', os.environ['PGPORT_'], '-U', 'postgres', database, '-c', sql], check=True)
else:
    wanted, first, end, count = int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
    key_id, secret = key()
    # a rotated token is not shown again: that would be theft, and end its grant
    shown_file = os.path.join(os.environ['WORKDIR'], 'seeds.shown')
    shown = set(map(int, open(shown_file))) if wanted == 3 and os.path.exists(shown_file) else set()
    tenth = (end - first) // 10  # of app-rotating, some for each window; the others are of app
    count = min(count, (tenth - len(shown)) // 8 if wanted == 3 else tenth * 8)
    chosen = set()
    while len(chosen) < count:
        n = random.randrange(first, end)
        if app(n) == wanted and n not in shown: chosen.add(n)
    if wanted == 3: open(shown_file, 'a').writelines(f'{n}\n' for n in chosen)
    print('\n'.join(token(n, key_id, secret) for n in chosen))
