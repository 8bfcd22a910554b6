#!/bin/bash
# growth.sh [GRANTS] [STABLE] [ROTATING]: what is in the database before and after so many refreshes: by default ten million grants
# that are really there, eight million refreshes that keep their token and two million that rotate it, spread over all grants. It
# counts rows and bytes, so it may run beside other work; its times mean nothing.
. "$(dirname "$0")/lib/env.sh"; GRANTS=${1:-10000000} STABLE=${2:-8000000} ROTATING=${3:-2000000}; N=grantway_growth
stop() { bash "$LOAD/grantway/stop.sh"; bash "$LOAD/lib/pg.sh" stop; }
trap stop EXIT
bash "$LOAD/lib/pg.sh" start
psql -q -h 127.0.0.1 -p "$PGPORT_" -U postgres -c "drop database if exists $N"
bash "$LOAD/grantway/start.sh" grantway-growth 19086 || exit 1
sql() { psql -h 127.0.0.1 -p "$PGPORT_" -U postgres -tAc "$1" "$N"; }
sizes() { echo "== $1, $(date -u +%T)"; sql "select relname || ': ' || n_live_tup || ' rows, ' || pg_size_pretty(pg_table_size(relid)) || ', indexes ' || pg_size_pretty(pg_indexes_size(relid)) from pg_stat_user_tables where pg_total_relation_size(relid) > 65536 or n_live_tup > 0 order by 1"
  echo "all: $(sql "select pg_size_pretty(pg_database_size('$N'))"), written to the log so far: $(sql "select pg_size_pretty(pg_current_wal_lsn() - '0/0')")"; }
refreshes() { # MODE COUNT: prints how many there were; wrk stops by time, so windows follow each other until there were enough
  local app=1 client=app more=NOROTATE=1 done=0 tokens=600000; [ "$1" = rotating ] && { app=3 client=app-rotating more=ROTATE=1 tokens=20000; }
  while [ "$done" -lt "$2" ]; do
    python3 "$LOAD/lib/ballast.py" tokens $app 0 "$GRANTS" $tokens >"$WORKDIR/seeds.growth"
    got=$(SEEDS=$WORKDIR/seeds.growth MODE=refresh CLIENT_ID=$client CLIENT_SECRET=secret REDIRECT=http://127.0.0.1:1/cb TOKEN_PATH=/oauth2/token \
      env $more wrk -t1 -c16 -d"${S:-100}s" -s "$LOAD/lib/oauth.lua" http://127.0.0.1:19086 | sed -n 's/^LUA //p' | tr '\n' ' ')
    case $got in *"fail=0 "*) ;; *) echo "failures: $got" >&2; exit 1 ;; esac
    done=$((done + $(sed 's/.*ok=\([0-9]*\).*/\1/' <<<"$got"))); echo "$1: $done refreshes, $(date -u +%T)" >&2
  done; echo "$1: $done refreshes"; }
rm -f "$WORKDIR/seeds.shown"; date -u; postgres --version 2>/dev/null || "$PGBIN/postgres" --version
python3 "$LOAD/lib/ballast.py" fill $N 0 "$GRANTS"; sql 'vacuum analyze'; sizes before
refreshes stable "$STABLE"; refreshes rotating "$ROTATING"
sleep 5; sql 'vacuum'; sizes after
echo "grants whose last use is noted: $(sql 'select count(*) from app_grant where last_used_at > created_at')"
echo "grants that have rotated: $(sql 'select count(*) from app_grant where rotation > 0')"
