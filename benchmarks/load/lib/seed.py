#!/usr/bin/env python3
"""seed.py PEER PORT N KIND OUT : writes N seeds, one a line. KIND refresh|access|cookie. Loopback only."""
import sys,re,http.client,urllib.parse as U,json,html
peer,port,n,kind,out=sys.argv[1],int(sys.argv[2]),int(sys.argv[3]),sys.argv[4],sys.argv[5]
P={'keycloak':dict(tok='/realms/bench/protocol/openid-connect/token',az='/realms/bench/protocol/openid-connect/auth',scope='openid',rd='http://127.0.0.1:1/cb'),
 'keycloak-rotating':dict(tok='/realms/bench-rotating/protocol/openid-connect/token',az='/realms/bench-rotating/protocol/openid-connect/auth',scope='openid',rd='http://127.0.0.1:1/cb'),
 'spring-as':dict(tok='/oauth2/token',az='/oauth2/authorize',scope='crm.objects.contacts.read oauth',rd='http://127.0.0.1:1/cb')}[peer]
c=http.client.HTTPConnection('127.0.0.1',port)
def rq(m,p,b=None,jar=None,form=True):
    h={'Accept':'text/html'}
    if jar: h['Cookie']='; '.join(f'{k}={v}' for k,v in jar.items())
    if b is not None: h['Content-Type']='application/x-www-form-urlencoded'
    c.request(m,p,b,h); r=c.getresponse(); d=r.read().decode()
    for k,v in r.getheaders():
        if k.lower()=='set-cookie' and jar is not None:
            x=v.split(';')[0]; a,b2=x.split('=',1)
            if b2=='' or 'Max-Age=0' in v: jar.pop(a,None)
            else: jar[a]=b2
    return r.status,dict((k.lower(),v) for k,v in r.getheaders()),d
az=P['az']+'?'+U.urlencode(dict(client_id='app',response_type='code',scope=P['scope'],redirect_uri=P['rd'],state='s'))
def login():
    jar={}; s,h,d=rq('GET',az,None,jar); loc=h.get('location')
    for _ in range(12):
        if s==200 and '<form' in d:
            act=html.unescape(re.search(r'<form[^>]*action="([^"]+)"',d)[1]); f=dict(username='u',password='p')
            for m in re.finditer(r'<input[^>]*name="([^"]+)"[^>]*type="hidden"[^>]*value="([^"]*)"|<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"',d): f[m[1] or m[3]]=html.unescape(m[2] or m[4])
            s,h,d=rq('POST',act if act.startswith('/') else '/'+act.split('/',3)[3],U.urlencode(f),jar)
        elif not loc: raise SystemExit(f'{s} {h} {d[:300]}')
        else: s,h,d=rq('GET','/'+loc.split('/',3)[3] if loc.startswith('http') else loc,None,jar)
        loc=h.get('location')
        if loc and 'code=' in loc and ':1/cb' in loc: return jar,re.search(r'[?&]code=([^&]+)',loc)[1]
    raise SystemExit(f'no code: {s} {loc} {d[:300]}')
def exch(code):
    s,h,d=rq('POST',P['tok'],f'client_id=app&client_secret=secret&grant_type=authorization_code&code={code}&'+U.urlencode(dict(redirect_uri=P['rd'])))
    assert s==200,(s,d); return json.loads(d)
L=[]
if peer.startswith('keycloak') and kind!='cookie':
    for _ in range(n):
        s,h,d=rq('POST',P['tok'],'client_id=app&client_secret=secret&grant_type=password&username=u&password=p&scope=openid'); j=json.loads(d); L.append(j['refresh_token' if kind=='refresh' else 'access_token'])
elif kind=='cookie':
    for _ in range(n): j,_c=login(); L.append('; '.join(f'{k}={v}' for k,v in j.items()))
else:
    jar,code=login()
    for i in range(n):
        if i:
            s,h,d=rq('GET',az,None,jar); code=re.search(r'[?&]code=([^&]+)',h['location'])[1]
        j=exch(code); L.append(j['refresh_token' if kind=='refresh' else 'access_token'])
open(out,'w').write('\n'.join(L)+'\n'); print(peer,kind,len(L),'seeds; length',len(L[0])); json.dump({'az':az},open(out+'.az','w'))
