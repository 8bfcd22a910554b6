#!/bin/bash
# install.sh [ACCOUNTS] [PEOPLE]: what customers see, and what follows, with a million accounts and three million memberships that
# are really there. Everything is what "make run" starts, as it starts it (each service a JVM of 96 MiB with the first compiler only);
# figures are of this run alone, there is no peer for these pages. Needs psql.
. "$(dirname "$0")/lib/env.sh"; ACCOUNTS=${1:-1000000} PEOPLE=${2:-300} R=${REPEATS:-3}
. "$LOAD/lib/quickstart.sh"; quickstart_start; machine
time fill_accounts "$ACCOUNTS"
sql install_service "
insert into installation (installation_id, app_id, account_id, generation, status, sequence, fact_sequence, client_id, app_version, account_kind, scopes, installed_by, tokens_issued_at, changed_at)
  select 'ins_load' || md5(n::text), 500000 + n, 200001, 1, 'ACTIVE', 1, 1, 'client-' || n, '1.0.0', 'STANDARD', '{oauth,crm.objects.contacts.read}', 3, now() - n * interval '1 minute', now() from generate_series(1, 10000) n;
insert into catalog_entry (topic, record_key, alternate_key, sequence, payload)
  select 'grantway.apps.v1', (500000 + n)::text, 'client-' || n, 1, (select replace(replace(payload, '\"Contact Sync\"', '\"App ' || n || '\"'), ':300001', ':' || (500000 + n)) from catalog_entry where topic = 'grantway.apps.v1' and record_key = '300001') from generate_series(1, 10000) n;
insert into installation_usage (installation_id, first_call_at, last_used_at) select 'ins_load' || md5(n::text), now() - interval '200 days', now() - n * interval '1 hour' from generate_series(1, 10000) n where n % 3 <> 0" || exit 1
sql install_service 'vacuum analyze'
echo "== rows that are really there"
directory_rows
echo "install-service: $(sql install_service "select 'installations of account 200001: ' || count(*) from installation where account_id = 200001")"
load() { "$PEER_JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -cp "$CP" dev.grantway.benchmarks.InstallLoad "$@"; }
measured() { # LABEL ARGUMENTS...
  local label=$1; shift
  python3 "$LOAD/lib/measure.py" "$label" --server "$(pid install-service),$(pid app-registry),$(pid token-service)" --pg "$(head -1 "$D/postgres/postmaster.pid")" -- \
    "$PEER_JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -cp "$CP" dev.grantway.benchmarks.InstallLoad "$@"; }
people() { load signin "$WORKDIR/demo.json" "$1" "$2"; } # signing in is slow on purpose, so there are few of them
people 100 0; load flows "$WORKDIR/demo.json" 20 4 0 >/dev/null; load exchanges "$WORKDIR/demo.json" 100 >/dev/null # warm
people "$PEOPLE" 100; measured "flows, 2 at a time" flows "$WORKDIR/demo.json" 15 2 0
for i in $(seq "$R"); do # other people and accounts each time: only an account's first install is completed
  sql app_registry "insert into membership (account_id, user_id, role, created_at) select 1500000 + n * 25 + k, 1000000 + n, 'super-admin', now() from generate_series($((i * 100)), $((i * 100 + 99))) n, generate_series(0, 24) k on conflict do nothing"
  people 100 $((i * 100))
  load flows "$WORKDIR/demo.json" 30 8 25 >/dev/null # codes live for 60 s
  measured "exchanges, 200 a second" exchanges "$WORKDIR/demo.json" 200
done
measured "Connected Apps, 10,000 rows" list "$WORKDIR/demo.json" 200001 200
