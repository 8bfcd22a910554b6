#!/bin/bash
# deliveries.sh [REPEATS] [SECONDS] [COUNT]: webhooks a CPU-second, beside the Quarkus consumer that a user would write and the bare
# Vert.x client, alternated. COUNT deliveries wait on the topic for each window; what is measured begins after a warm-up of 45 s, for
# the compiler is busy for 30. The CPU-seconds are those of the process that sends; Kafka, PostgreSQL and the endpoint are beside it. One JSON line a window.
. "$(dirname "$0")/lib/env.sh"; R=${1:-3} S=${2:-12} COUNT=${3:-1800000} WARM=${WARM:-45}; D=$WORKDIR/deliveries; ROOT=$(cd "$LOAD/../.." && pwd)
APPS=${APPS:-16} IN_FLIGHT=${IN_FLIGHT:-64} SINK=19004 KAFKA=19095
CP=$ROOT/benchmarks/target/classes:$(cat "$ROOT/benchmarks/target/load-classpath")
J="$PEER_JAVA_HOME/bin/java -Xmx512m -cp $CP dev.grantway.benchmarks.DeliveryStand"
stop() { for p in sender quarkus-webhook raw delivery-stand; do stop_pid $p; done; bash "$LOAD/lib/pg.sh" stop; }
trap stop EXIT
rm -rf "$D"; mkdir -p "$D"; bash "$LOAD/lib/pg.sh" start; psql -q -h 127.0.0.1 -p "$PGPORT_" -U postgres -c 'drop database if exists sender'
setsid $J stand "$D" $KAFKA >"$LOG/delivery-stand.log" 2>&1 & echo $! >"$RUN/delivery-stand.pid"
for _ in $(seq 1 300); do [ -f "$D/ready" ] && break; sleep 0.1; done; [ -f "$D/ready" ] || { tail "$LOG/delivery-stand.log"; exit 1; }
bash "$LOAD/raw/start.sh" $SINK || exit 1
date -u; uname -sr; nproc; grep -m1 'model name' /proc/cpuinfo; "$PEER_JAVA_HOME/bin/java" -version 2>&1 | tail -2
$J apps "$(cat "$D/ready")" "$D/keys" "$APPS" http://127.0.0.1:$SINK/sink $((IN_FLIGHT / APPS))
sink() { curl -s http://127.0.0.1:$SINK/count; }
delivered() { curl -s http://127.0.0.1:19586/q/metrics | awk '/^grantway_delivered_events_total/ { printf "%d", $2 }'; }
cat >"$WORKDIR/window.sh" <<W
$(declare -f sink delivered); SINK=$SINK
a=\$(\$1); t=\$(date +%s.%N); sleep \$2; b=\$(\$1); echo "RESULT rate=\$(echo "(\$b-\$a)/(\$(date +%s.%N)-\$t)" | bc -l | cut -c1-9)"
W
window() { # LABEL PID COUNTER
  python3 "$LOAD/lib/measure.py" "$1" --server "$2" --pg "$(cat "$RUN/raw.pid"),$(cat "$RUN/delivery-stand.pid")" -- bash "$WORKDIR/window.sh" "$3" "$S"; }
grantway() { # LABEL BYTES EVENTS_PER_REQUEST COUNT
  $J fill "$(cat "$D/ready")" "$APPS" "$4" "$2" >&2
  GRANTWAY_WEBHOOK_LANE_MOST_EVENTS_PER_REQUEST=$3 GRANTWAY_WEBHOOK_LANE_LINGER=${LINGER:-20ms} bash "$LOAD/webhook/start.sh" sender 19086 >&2 || return 1
  sleep "$WARM"; window "$1" "$(cat "$RUN/sender.pid")" delivered; stop_pid sender; }
peer() { # LABEL RUN
  ASYNC=true GROUP=g$2 SINK_PORT=$SINK KPORT=$KAFKA bash "$LOAD/quarkus-webhook/start.sh" 19005 >&2; sleep "$WARM"
  window "$1" "$(cat "$RUN/quarkus-webhook.pid")" sink; stop_pid quarkus-webhook; }
limit() { python3 "$LOAD/lib/measure.py" "$1" --server $$ -- "$PEER_JAVA_HOME/bin/java" -Xmx512m -cp "$WORKDIR/build/raw/target/raw-1.jar:$WORKDIR/build/raw/target/lib/*" peer.ClientBench vertx http://127.0.0.1:$SINK/sink 64 "$S" "$WARM" "$2" hmac; }
"$PEER_JAVA_HOME/bin/java" -cp "$WORKDIR/build/raw/target/raw-1.jar:$WORKDIR/build/raw/target/lib/*" peer.Fill 127.0.0.1:$KAFKA hooks "$COUNT" 700
for i in $(seq "$R"); do
  limit "Vert.x client, signed, no Kafka, 700 B" 700
  peer "Quarkus consumer, async, 700 B" "$(date +%s)"
  grantway "Grantway, one event a request, 700 B" 500 1 "$COUNT"
  grantway "Grantway, one event a request, 1 KiB" 820 1 "$COUNT"
  grantway "Grantway, batches, 700 B" 500 100 $((COUNT * 3))
done
