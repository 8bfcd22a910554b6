# Sourced: the quickstart as "make run" starts it, on ports of its own, with a million accounts to put into it.
ROOT=$(cd "$LOAD/../.." && pwd); D=$WORKDIR/quickstart
CP=$ROOT/benchmarks/target/classes:$(cat "$ROOT/benchmarks/target/load-classpath" 2>/dev/null)
# quickstart_start: with an empty database; ends with the script
quickstart_start() {
  rm -rf "$D"; mkdir -p "$D"
  [ -f "$ROOT/quickstart/target/quickstart.jar" ] || { echo "Build first: make bench-install" >&2; exit 1; }
  (cd "$ROOT" && GRANTWAY_DATA=$D GRANTWAY_PORT=18080 GRANTWAY_KAFKA_PORT=19094 GRANTWAY_EXAMPLE_PORT=18090 GRANTWAY_TOKEN_RATE_LIMIT_PER_APP=10000000 \
    exec setsid "$PEER_JAVA_HOME/bin/java" @quickstart/launcher.options -jar quickstart/target/quickstart.jar >"$LOG/quickstart.log" 2>&1) & echo $! >"$RUN/quickstart.pid"
  trap 'stop_pid quickstart' EXIT
  for _ in $(seq 1 1200); do [ -f "$D/demo.json" ] && break; kill -0 "$(cat "$RUN/quickstart.pid")" || { tail "$LOG/quickstart.log"; exit 1; }; sleep 0.1; done
  cp "$D/demo.json" "$WORKDIR/demo.json" # codes go beside it
  PGP=$(sed -n 4p "$D/postgres/postmaster.pid"); export PGPASSWORD=postgres; }
sql() { psql -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$PGP" -U postgres -tA "$1" -c "$2"; }
pid() { cat "$D/$1.pid"; }
machine() { date -u; uname -sr; nproc; grep -m1 'model name' /proc/cpuinfo; }
# fill_accounts N: so many accounts and people, each of them in three accounts
fill_accounts() {
  sql app_registry "
insert into account (id, kind, name, domain, entitlements, created_at)
  select 1000000 + n, 'STANDARD', 'Company ' || lpad(n::text, 7, '0'), 'company' || n || '.example', '{crm,marketing-pro}', now() from generate_series(0, $1 - 1) n;
insert into app_user (id, email, email_key, name, password_hash, operator, created_at)
  select 1000000 + n, 'person' || n || '@load.example', 'person' || n || '@load.example', 'Person ' || n, (select password_hash from app_user where email_key = 'admin@globex.example'), false, now() from generate_series(0, $1 - 1) n;
insert into membership (account_id, user_id, role, created_at)
  select 1000000 + (n + k * ($1 / 3)) % $1, 1000000 + n, 'super-admin', now() from generate_series(0, $1 - 1) n, generate_series(0, 2) k" || exit 1
  for t in account app_user membership; do sql app_registry "vacuum analyze $t"; done; }
directory_rows() { echo "app-registry: $(sql app_registry "select 'accounts ' || (select count(*) from account) || ', people ' || (select count(*) from app_user) || ', memberships ' || (select count(*) from membership)")"; }
