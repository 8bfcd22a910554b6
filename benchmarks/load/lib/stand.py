#!/usr/bin/env python3
"""stand.py KIND CLIENT N: prints N codes, refresh tokens or access tokens of Grantway's token-service, one a line.
KIND code | refresh | access. Codes are made through /internal/codes, as install-service does, each for an account of its
own; what makes many of them is wrk, outside of the measured window."""
import sys, os, json, http.client, subprocess, tempfile, urllib.parse as U
kind, client, n = sys.argv[1], sys.argv[2], int(sys.argv[3])
port = int(os.environ.get('GRANTWAY_PORT', '19083'))
load = os.environ['LOAD']
c = http.client.HTTPConnection('127.0.0.1', port)
def post(path, form):
    c.request('POST', path, U.urlencode(form), {'Content-Type': 'application/x-www-form-urlencoded'})
    r = c.getresponse(); d = r.read().decode()
    assert r.status == 200, (r.status, d)
    return json.loads(d)
bearer = post('/oauth2/token', dict(grant_type='client_credentials', client_id='install-service', client_secret='a-secret-of-thirty-two-characters'))['access_token']
out = tempfile.mktemp()
env = dict(os.environ, BEARER=bearer, CODES=out, WANTED=str(n), SEED=str(int.from_bytes(os.urandom(4), 'big')), APP=client, APP_ID={'app': '1', 'app-jwt': '2', 'app-rotating': '3'}[client])
subprocess.run(['wrk', '-t1', '-c16', '-d%ds' % max(1, min(40, n // 700 + 1)), '-s', load + '/grantway/codes.lua', 'http://127.0.0.1:%d' % port], env=env, check=True, stdout=subprocess.DEVNULL)
codes = open(out).read().split()[:n]; os.remove(out)
if len(codes) < n and kind != 'code': raise SystemExit('only %d codes' % len(codes))
if kind == 'code':
    print('\n'.join(codes))
else:
    for code in codes:
        j = post('/oauth2/token', dict(grant_type='authorization_code', client_id=client, client_secret='secret', code=code, redirect_uri='http://127.0.0.1:1/cb'))
        print(j['refresh_token' if kind == 'refresh' else 'access_token'])
