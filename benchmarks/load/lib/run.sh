#!/bin/bash
# run.sh SERVER PORT MODE [SECONDS] [CONNECTIONS]: one measured window, one JSON line.
# SERVER keycloak | keycloak-rotating | spring-as | grantway | grantway-alt (JDK's signer, staleness 1 s)
# MODE refresh | exchange | introspect, and of grantway also refresh-jwt | refresh-rotating | authz
. "$(dirname "$0")/env.sh"
server=$1 port=$2 mode=$3 sec=${4:-15} conns=${5:-16} label=${LABEL:-$1 $3}
S=$WORKDIR/seeds; mkdir -p "$S"
peer=$server; case $server in keycloak-rotating) peer=keycloak ;; grantway-alt) peer=grantway ;; esac
pidof=$server; [ "$server" = keycloak-rotating ] && pidof=keycloak
export GRANTWAY_PORT=$port MODE=${mode%%-*} CLIENT_ID=app CLIENT_SECRET=secret REDIRECT=http://127.0.0.1:1/cb
case $peer in
  keycloak) R=/realms/bench${server#keycloak}/protocol/openid-connect; export TOKEN_PATH=$R/token INTROSPECT_PATH=$R/token/introspect ;;
  spring-as) export TOKEN_PATH=/oauth2/token INTROSPECT_PATH=/oauth2/introspect CC_SCOPE=oauth ;;
  grantway) export TOKEN_PATH=/oauth2/token INTROSPECT_PATH=/oauth2/introspect GATE_PATH=/authz/crm/v3/objects/contacts
    case $mode in refresh-jwt) CLIENT_ID=app-jwt ;; refresh-rotating) CLIENT_ID=app-rotating ;; esac ;;
esac
export SEEDS=$S/$server.$mode
case $peer.$mode in
  grantway.*) # kind, application, count: see LoadStand
    case $mode in
      refresh) python3 "$LOAD/lib/stand.py" refresh app 64 >"$SEEDS"; export NOROTATE=1 ;;
      refresh-jwt) python3 "$LOAD/lib/stand.py" refresh app-jwt 64 >"$SEEDS"; export NOROTATE=1 ;;
      refresh-rotating) python3 "$LOAD/lib/stand.py" refresh app-rotating $((conns * 2)) >"$SEEDS" ;;
      introspect | authz) [ -s "$SEEDS" ] || python3 "$LOAD/lib/stand.py" access app 256 >"$SEEDS" ;;
      exchange) python3 "$LOAD/lib/stand.py" code app "${CODES_WANTED:-45000}" >"$SEEDS" ;;
    esac ;;
  *.refresh) python3 "$LOAD/lib/seed.py" "$server" "$port" $((conns * 2)) refresh "$SEEDS" >/dev/null || exit 1 ;;
  *.introspect) [ -s "$SEEDS" ] || python3 "$LOAD/lib/seed.py" "$server" "$port" 64 access "$SEEDS" >/dev/null || exit 1 ;;
  *.exchange) # sessions once; then codes by the browser's road, outside of the window
    [ -s "$S/$server.cookie" ] && [ -z "$FRESH_SESSIONS" ] || python3 "$LOAD/lib/seed.py" "$server" "$port" 32 cookie "$S/$server.cookie" >/dev/null || exit 1
    rm -f "$SEEDS"
    AUTHZ_PATH=$(python3 -c "import json;print(json.load(open('$S/$server.cookie.az'))['az'])") CODES=$SEEDS MODE=mkcode SEEDS=$S/$server.cookie \
      wrk -t1 -c"$conns" -d"${MKCODE_SECONDS:-25}s" -s "$LOAD/lib/oauth.lua" "http://127.0.0.1:$port" >"$LOG/mkcode.log" ;;
esac
[ -s "$SEEDS" ] || { echo "no seeds for $server $mode" >&2; exit 1; }
[ "$mode" = exchange ] && n=$(wc -l <"$SEEDS") && echo "# $n codes made beforehand" >&2
command=(python3 "$LOAD/lib/measure.py" "$label c$conns" --server "$(cat "$RUN/$pidof.pid")" --pg "$(cat "$RUN/pg.pid")" -- wrk -t1 -c"$conns" -d"${sec}s" --latency -s "$LOAD/lib/oauth.lua" "http://127.0.0.1:$port")
# as it can be typed again while the servers are up and the seeds last
echo "+ $(for v in MODE TOKEN_PATH INTROSPECT_PATH GATE_PATH CLIENT_ID CLIENT_SECRET CC_SCOPE REDIRECT SEEDS NOROTATE THINK_MS; do [ -n "${!v}" ] && printf '%s=%q ' $v "${!v}"; done)$(printf '%q ' "${command[@]}")" >&2
exec "${command[@]}"
