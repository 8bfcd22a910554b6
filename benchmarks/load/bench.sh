#!/bin/bash
# bench.sh [REPEATS] [SECONDS] [CONNECTIONS]: every operation beside its peers, alternated; the table and each command go to
# standard output, the windows to $WORKDIR/bench.jsonl. Needs wrk, psql, unzip, bc, python3, curl, openssl, PostgreSQL's
# server and root (PostgreSQL runs as the user postgres). Nothing listens outside 127.0.0.1.
. "$(dirname "$0")/lib/env.sh"; R=${1:-3} S=${2:-15} C=${3:-16}; OUT=${OUT:-$WORKDIR/bench.jsonl}
for tool in wrk psql unzip bc python3 curl openssl; do command -v $tool >/dev/null || { echo "The load benchmarks need $tool." >&2; exit 3; }; done
ROWS=${ROWS:-"
keycloak:19000:refresh grantway:19083:refresh grantway:19083:refresh-jwt grantway-alt:19084:refresh-jwt
keycloak-rotating:19000:refresh spring-as:19001:refresh grantway:19083:refresh-rotating
keycloak:19000:exchange spring-as:19001:exchange grantway:19083:exchange
keycloak:19000:introspect grantway:19083:introspect grantway:19083:authz grantway-alt:19084:authz"}
stop() { for s in grantway spring-as keycloak; do bash "$LOAD/$s/stop.sh"; done; bash "$LOAD/lib/pg.sh" stop; }
trap stop EXIT
rm -rf "$WORKDIR/seeds"
bash "$LOAD/spring-as/start.sh" 19001 && bash "$LOAD/keycloak/start.sh" 19000 && bash "$LOAD/grantway/start.sh" grantway 19083 || exit 1
GRANTWAY_TOKEN_SIGNING_PROVIDER=jdk GRANTWAY_TOKEN_GATE_STALENESS=PT1S bash "$LOAD/grantway/start.sh" grantway-alt 19084 || exit 1
date -u; uname -sr; nproc; grep -m1 'model name' /proc/cpuinfo; "$PEER_JAVA_HOME/bin/java" -version 2>&1 | tail -2; postgres --version
row() { bash "$LOAD/lib/run.sh" ${1//:/ } "$2" "$C"; }
for r in $ROWS; do CODES_WANTED=6000 MKCODE_SECONDS=5 row "$r" "${WARM:-8}" >/dev/null 2>&1; done
for i in $(seq "$R"); do for r in $ROWS; do row "$r" "$S" 2>>"$LOG/commands.log"; done; done | tee -a "$OUT"
# a pause before each request, so that about half of the peak comes: what a caller waits then
for i in $(seq "$R"); do THINK_MS=${THINK_MS:-2} LABEL="grantway refresh, ${THINK_MS:-2} ms apart" row grantway:19083:refresh "$S" 2>>"$LOG/commands.log"; done | tee -a "$OUT"
echo "== commands"; grep -h '^+' "$LOG/commands.log" | sort -u
echo "== table"; python3 "$LOAD/lib/summary.py" "$OUT"
echo "== rows that were really there"
for d in grantway grantway_alt keycloak springas; do echo "$d: $(psql -h 127.0.0.1 -p "$PGPORT_" -U postgres -tAc "select string_agg(relname || ' ' || n_live_tup, ', ' order by n_live_tup desc) from (select relname, n_live_tup from pg_stat_user_tables where n_live_tup > 0 order by 2 desc limit 6) t" "$d")"; done
