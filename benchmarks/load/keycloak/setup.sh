#!/bin/bash
# setup.sh PORT: realms "bench" (Keycloak's defaults) and "bench-rotating" (revokeRefreshToken on, no reuse), each with a confidential
# client app/secret, one user (cheap password hash: it costs in seeding only) and SSO sessions long enough for a run
PORT=$1; B=http://127.0.0.1:$PORT
T=$(curl -s -d 'client_id=admin-cli&grant_type=password&username=admin&password=admin' $B/realms/master/protocol/openid-connect/token | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
realm() { # NAME ROTATE
curl -s -o /dev/null -X DELETE -H "Authorization: Bearer $T" $B/admin/realms/$1
curl -s -o /dev/null -w "realm $1 %{http_code}\n" -H "Authorization: Bearer $T" -H 'Content-Type: application/json' $B/admin/realms -d '{"realm":"'$1'","enabled":true,"revokeRefreshToken":'$2',"refreshTokenMaxReuse":0,"sslRequired":"none","passwordPolicy":"hashAlgorithm(pbkdf2-sha256) and hashIterations(1)","accessTokenLifespan":1800,"ssoSessionIdleTimeout":36000,"ssoSessionMaxLifespan":86400,"accessCodeLifespan":300,"bruteForceProtected":false,
"clients":[{"clientId":"app","secret":"secret","protocol":"openid-connect","publicClient":false,"serviceAccountsEnabled":true,"directAccessGrantsEnabled":true,"standardFlowEnabled":true,"redirectUris":["http://127.0.0.1:1/cb"],"consentRequired":false,"protocolMappers":[{"name":"aud","protocol":"openid-connect","protocolMapper":"oidc-audience-mapper","config":{"included.client.audience":"app","access.token.claim":"true","introspection.token.claim":"true"}}]}],
"users":[{"username":"u","enabled":true,"email":"u@example.org","emailVerified":true,"firstName":"U","lastName":"V","credentials":[{"type":"password","value":"p"}]}]}'
}
realm bench false
realm bench-rotating true
