#!/bin/bash
# registry.sh [APPS] [SUBSCRIPTIONS] [ACCOUNTS]: app-registry and what the other services keep of it, with ten thousand apps of a
# hundred subscriptions each, a million accounts and three million memberships that are really there. Everything is what "make run"
# starts, as it starts it. Figures are of this run alone, there is no peer. Needs psql.
. "$(dirname "$0")/lib/env.sh"; APPS=${1:-10000} SUBSCRIPTIONS=${2:-100} ACCOUNTS=${3:-1000000}
. "$LOAD/lib/quickstart.sh"; quickstart_start; machine
OWNED=190000 # a developer account of the demo's developer, with all the apps in it
environment_of() { tr '\0' '\n' <"/proc/$(pid "$1")/environ"; }
first_fill() { # LABEL: another process of token-service with an empty database, from its start until it is ready
  local db=first_fill p env cmd t0
  mapfile -d '' -t env <"/proc/$(pid token-service)/environ"; mapfile -d '' -t cmd <"/proc/$(pid token-service)/cmdline"
  sql postgres "drop database if exists $db" && sql postgres "create database $db" || exit 1
  t0=$(date +%s%N)
  (cd "/proc/$(pid token-service)/cwd" && exec env -i "${env[@]}" QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$PGP/$db" QUARKUS_HTTP_PORT=19185 QUARKUS_MANAGEMENT_PORT=19186 \
    "${cmd[@]}" >"$LOG/first-fill.log" 2>&1) & p=$!
  until curl -sf -o /dev/null http://127.0.0.1:19186/q/health/ready; do kill -0 $p || { tail "$LOG/first-fill.log"; exit 1; }; sleep 0.02; done
  echo "== first fill, $1: ready after $((($(date +%s%N) - t0) / 1000000)) ms, $(sql $db "select count(*) || ' rows, ' || pg_size_pretty(pg_total_relation_size('catalog_entry')) from catalog_entry")"
  "$PEER_JAVA_HOME/bin/jcmd" $p GC.run >/dev/null; "$PEER_JAVA_HOME/bin/jcmd" $p GC.heap_info | grep -iE 'total|used' ; grep VmRSS "/proc/$p/status"
  kill $p; wait $p; }
measured() { # LABEL ARGUMENTS...
  local label=$1; shift
  python3 "$LOAD/lib/measure.py" "$label" --server "$(pid app-registry)" --pg "$(head -1 "$D/postgres/postmaster.pid")" -- \
    "$PEER_JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -cp "$CP" dev.grantway.benchmarks.RegistryLoad "$@"; }
first_fill "the demo's apps alone"
time fill_accounts "$ACCOUNTS"
SNAPSHOT=$(sql token_service "select payload from catalog_entry where topic = 'grantway.apps.v1' and record_key = '300001'")
time sql app_registry "
insert into account (id, kind, name, domain, entitlements, created_at) values ($OWNED, 'DEVELOPER', 'Many Apps', 'many.example', '{}', now());
insert into membership (account_id, user_id, role, created_at) values ($OWNED, 2, 'OWNER', now());
create temporary table a as select * from app where id = 300001;
update a set developer_account_id = $OWNED, sequence = 1;
insert into app select (jsonb_populate_record(a, jsonb_build_object('id', 400000 + n, 'client_id', 'client-' || n, 'name', 'Load app ' || lpad(n::text, 5, '0'), 'name_key', 'load app ' || lpad(n::text, 5, '0')))).* from a, generate_series(1, $APPS) n;
insert into app_subscription (id, app_id, event_type, property_name, active, created_at, updated_at)
  select n * $SUBSCRIPTIONS + k, 400000 + n, 'contact.propertyChange', 'property_' || k, true, now(), now() from generate_series(1, $APPS) n, generate_series(1, $SUBSCRIPTIONS) k;
insert into outbox (topic, record_key, event_type, sequence, payload, occurred_at)
  select 'grantway.apps.v1', (400000 + n)::text, 'dev.grantway.app.changed.v1', 1, (\$s\$$SNAPSHOT\$s\$::jsonb || jsonb_build_object('appId', 400000 + n, 'sequence', 1, 'developerAccountId', $OWNED, 'clientId', 'client-' || n, 'name', 'Load app ' || lpad(n::text, 5, '0'),
    'subscriptions', (select jsonb_agg(jsonb_build_object('id', n * $SUBSCRIPTIONS + k, 'eventType', 'contact.propertyChange', 'propertyName', 'property_' || k, 'active', true)) from generate_series(1, $SUBSCRIPTIONS) k)))::text, now() from generate_series(1, $APPS) n" || exit 1
sql app_registry 'vacuum analyze app'; sql app_registry 'vacuum analyze app_subscription'
T0=$(date +%s); for s in install_service token_service webhook_service; do
  until [ "$(sql $s "select count(*) from catalog_entry where topic = 'grantway.apps.v1' and record_key like '4%'")" = "$APPS" ]; do sleep 0.5; done; echo "$s has all apps $(($(date +%s) - T0)) s after they were stored"; done
echo "== rows that are really there"; directory_rows
echo "app-registry: $(sql app_registry "select 'apps ' || (select count(*) from app) || ', subscriptions ' || (select count(*) from app_subscription)")"
first_fill "$APPS apps of $SUBSCRIPTIONS subscriptions"
measured "portal, $APPS apps in the account" pages "$WORKDIR/demo.json" $OWNED 300
measured "accounts of a user" lookups "$WORKDIR/demo.json" "http://127.0.0.1:$(environment_of app-registry | sed -n 's/^QUARKUS_HTTP_PORT=//p')" "$D/keys/service-clients.json" "$ACCOUNTS" 5000
measured "edits" edits "$WORKDIR/demo.json" "jdbc:postgresql://127.0.0.1:$PGP/" 100
