#!/bin/bash
# grants.sh [GRANTS] [SECONDS]: what a refresh costs with as good as no grants and with many, in the same run; sizes of the tables
# before and after. Each window shows tokens of grants chosen at random, so that it meets the whole table, not a warm corner. The
# windows that are compared use the same number of grants, so that as many refreshes of each write "last used" (once a minute);
# in the windows "each grant once" every refresh writes. CHURN=1: then a day goes by in 24 rounds, in each of which a 2,400th of the
# grants comes to be, another is revoked by its app, and some seconds of refreshes go over all of them; and the windows come once more.
# REUSE=1 goes on with the database of the run before; CHURN=only leaves out the windows before the day. HOUR: seconds of a round.
. "$(dirname "$0")/lib/env.sh"; GRANTS=${1:-10000000} S=${2:-15}; N=grantway_grants
stop() { bash "$LOAD/grantway/stop.sh"; bash "$LOAD/lib/pg.sh" stop; }
trap stop EXIT
bash "$LOAD/lib/pg.sh" start
[ -n "$REUSE" ] || psql -q -h 127.0.0.1 -p "$PGPORT_" -U postgres -c "drop database if exists $N"
bash "$LOAD/grantway/start.sh" grantway-grants 19085 || exit 1
sql() { psql -h 127.0.0.1 -p "$PGPORT_" -U postgres -tAc "$1" "$N"; }
sizes() { echo "== $1"; sql "select relname || ': ' || n_live_tup || ' rows, ' || pg_size_pretty(pg_table_size(relid)) || ', indexes ' || pg_size_pretty(pg_indexes_size(relid)) from pg_stat_user_tables where relname in ('app_grant', 'installation', 'scope_set', 'outbox') order by 1"; }
window() { # MODE TOKENS FROM TO LABEL
  local app=1 client=app more=NOROTATE=1; [ "$1" = refresh-rotating ] && { app=3 client=app-rotating more=ROTATE=1; }
  python3 "$LOAD/lib/ballast.py" tokens $app "$3" "$4" "$2" >"$WORKDIR/seeds.grants"
  SEEDS=$WORKDIR/seeds.grants MODE=refresh CLIENT_ID=$client CLIENT_SECRET=secret REDIRECT=http://127.0.0.1:1/cb TOKEN_PATH=/oauth2/token \
    env $more python3 "$LOAD/lib/measure.py" "$5 $1" --server "$(cat "$RUN/grantway-grants.pid")" --pg "$(cat "$RUN/pg.pid")" -- \
    wrk -t1 -c16 -d"${6:-$S}s" --latency -s "$LOAD/lib/oauth.lua" http://127.0.0.1:19085; }
date -u; uname -sr; nproc; grep -m1 'model name' /proc/cpuinfo; postgres --version
few() { # FROM TO LABEL: after a warm-up, three windows of each kind
  window refresh 10000 "$1" "$2" warm-up 20; window refresh-rotating 200 "$1" "$2" warm-up 20
  for i in 1 2 3; do window refresh 10000 "$1" "$2" "$3"; window refresh-rotating 200 "$1" "$2" "$3"; done; }
once() { for i in 1 2 3; do window refresh 400000 0 "$1" "$2"; window refresh-rotating 40000 0 "$1" "$2"; done; }
if [ -z "$REUSE" ]; then
  rm -f "$WORKDIR/seeds.shown"; python3 "$LOAD/lib/ballast.py" fill $N 0 20000; sql 'vacuum analyze'
  few 0 20000 "20,000 grants"
  time python3 "$LOAD/lib/ballast.py" fill $N 20000 "$GRANTS"; sql 'vacuum analyze'; sql checkpoint
fi
sizes "before"
[ "$CHURN" = only ] || { few 0 "$GRANTS" "$GRANTS grants"
once "$GRANTS" "$GRANTS grants, each grant once"
sql 'vacuum'; sizes "after the windows"; }
revoke() { # FROM TO: the grants of app in that range, by its own request
  python3 "$LOAD/lib/ballast.py" tokens 1 "$1" "$2" $((($2 - $1) / 10 * 8)) >"$WORKDIR/seeds.revoked"
  SEEDS=$WORKDIR/seeds.revoked MODE=revoke CLIENT_ID=app CLIENT_SECRET=secret TOKEN_PATH=/oauth2/revoke REDIRECT=- \
    wrk -t1 -c8 -d2s -s "$LOAD/lib/oauth.lua" http://127.0.0.1:19085 | sed -n 's/^LUA /revoked: /p' | grep -v dry; }
day() { # the last of the grants go, others come behind them; those between 0 and OLD stay
  local each=$((GRANTS / 9600 * 4)) old=$((GRANTS - GRANTS / 100))
  for h in $(seq 0 23); do
    python3 "$LOAD/lib/ballast.py" fill $N $((GRANTS + h * each)) $((GRANTS + (h + 1) * each)); revoke $((old + h * each)) $((old + (h + 1) * each))
    window refresh 100000 0 $old "hour $h" "${HOUR:-12}"; window refresh-rotating 10000 0 $old "hour $h" "$((${HOUR:-12} / 4))"
  done; sizes "after the day, no vacuum but the database's own"; few 0 $old "$GRANTS grants, after the day"; }
[ -n "$CHURN" ] && day
true
