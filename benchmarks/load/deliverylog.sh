#!/bin/bash
# deliverylog.sh [ATTEMPTS] [REQUESTS]: the delivery log with ten million attempts that are really there, ten elevenths of them of one
# app, over the 30 days that the log goes back. Everything is what "make run" starts, as it starts it. Figures are of this run alone,
# there is no peer. Needs psql.
. "$(dirname "$0")/lib/env.sh"; ATTEMPTS=${1:-10000000} REQUESTS=${2:-200}
. "$LOAD/lib/quickstart.sh"; quickstart_start; machine
APP=300001 # of the demo, whose developer looks at it
measured() { # LABEL ARGUMENTS...
  local label=$1; shift
  python3 "$LOAD/lib/measure.py" "$label" --server "$(pid webhook-service)" --pg "$(head -1 "$D/postgres/postmaster.pid")" -- \
    "$PEER_JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -cp "$CP" dev.grantway.benchmarks.DeliveryLogLoad "$@"; }
echo "== days of before, which a new database does not have"
sql webhook_service "
do \$\$ declare d date; t text; begin
  for d in select generate_series(current_date - 30, current_date, '1 day')::date loop
    foreach t in array array['delivery_attempt', 'delivery_slot'] loop
      execute format('create table if not exists %s_p%s partition of %s for values from (%L) to (%L)', t, to_char(d, 'YYYYMMDD'), t, d || ' 00:00+00', d + 1 || ' 00:00+00');
    end loop;
  end loop; end \$\$" || exit 1
echo "== $ATTEMPTS attempts: one in 20 failed, one in 100 with its text; 2,000 accounts, 40,000 objects, 12 event types of which one is rare"
time for day in $(seq 30 -1 0); do sql webhook_service "
insert into delivery_attempt (id, started_at, webhook_id, app_id, account_id, installation_id, generation, attempt, outcome, failure, status, duration_millis,
                              target, request_bytes, response_bytes, event_types, event_ids, delivery_ids, object_ids, next_attempt_at, sealed_answer, sealed_request)
  select gen_random_uuid(), at, 'msg_load' || key, case when n % 11 = 0 then $APP + 1 + n % 50 else $APP end, 1000000 + n % 2000, 'ins_load' || n % 2000, 1, 0,
         case when n % 20 > 0 then 'delivered' when n % 200 > 0 then 'retry' else 'gave_up' end,
         case when n % 20 > 0 then null when n % 60 > 0 then 'status' when n % 6000 > 0 then 'timeout' else 'dns' end,
         case when n % 20 > 0 then 200 when n % 60 > 0 then 500 + n % 4 end, (5 + 20 * abs(sin(n)) + case when n % 100 = 0 then 900 else 0 end)::int,
         'https://app.example/webhooks', 700, 2, array[case when n % 100000 = 0 then 'contact.privacyDeletion' else 'contact.type' || n % 11 end],
         array[key], array['msg_load' || key], array[(n % 40000)::text], case when n % 20 = 0 and n % 200 > 0 then at + interval '30 s' end,
         case when n % 100 = 0 then decode(repeat('00', 60), 'hex') end, case when n % 100 = 0 then decode(repeat('00', 1200), 'hex') end
    from (select n, $day::bigint * 100000000 + n as key,
                 least(current_date - $day + (n::float8 / ($ATTEMPTS / 31)) * interval '24 h', now()) as at
            from generate_series(1, $ATTEMPTS / 31) n) as each" || exit 1; done
time sql webhook_service "
insert into delivery_slot (app_id, slot, attempts, delivered, took, last_delivered_at, last_failed_at)
  select app_id, date_bin('5 min', started_at, '2000-01-01'), count(*), count(*) filter (where outcome = 'delivered'),
         array_cat(array_cat(array_fill(0, array[8]), array[count(*)::int]), array_fill(0, array[23])),
         max(started_at) filter (where outcome = 'delivered'), max(started_at) filter (where outcome <> 'delivered')
    from delivery_attempt where webhook_id like 'msg_load%' group by 1, 2 on conflict do nothing" || exit 1
sql webhook_service "vacuum analyze delivery_attempt"; sql webhook_service "vacuum analyze delivery_slot"
echo "== rows that are really there"
sql webhook_service "select 'attempts ' || count(*) || ', of app $APP ' || count(*) filter (where app_id = $APP) || ', with texts ' || count(sealed_request) from delivery_attempt"
sql webhook_service "select 'slots ' || count(*) || ', of app $APP ' || count(*) filter (where app_id = $APP) from delivery_slot"
sql webhook_service "select 'delivery_attempt ' || pg_size_pretty(sum(pg_table_size(inhrelid))) || ' and indexes ' || pg_size_pretty(sum(pg_indexes_size(inhrelid))) from pg_inherits where inhparent = 'delivery_attempt'::regclass"
measured "delivery log, $ATTEMPTS attempts" pages "$WORKDIR/demo.json" $APP "$REQUESTS"
measured "live, five pages of one person" live "$WORKDIR/demo.json" $APP "jdbc:postgresql://127.0.0.1:$PGP/webhook_service" 30
