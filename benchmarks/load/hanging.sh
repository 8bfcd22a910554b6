#!/bin/bash
# hanging.sh [REPEATS] [SECONDS] [COUNT]: what the others lose when 1 of 10 endpoints, and 100 of 1,000, take requests and never answer.
# COUNT deliveries wait for them in turn; measured is what the endpoints that answer get, after a warm-up. One JSON line a window: the
# rate is that of all that answered, to be held against 90 % of the rate with all of them well.
. "$(dirname "$0")/lib/env.sh"; R=${1:-3} S=${2:-12} COUNT=${3:-1500000} WARM=${WARM:-45}; D=$WORKDIR/deliveries ROOT=$(cd "$LOAD/../.." && pwd)
SINK=19004 KAFKA=19095 HANGS=19006
CP=$ROOT/benchmarks/target/classes:$(cat "$ROOT/benchmarks/target/load-classpath")
J="$PEER_JAVA_HOME/bin/java -Xmx512m -cp $CP dev.grantway.benchmarks.DeliveryStand"
stop() { for p in sender raw hangs delivery-stand; do stop_pid $p; done; bash "$LOAD/lib/pg.sh" stop; }
trap stop EXIT
rm -rf "$D"; mkdir -p "$D"; bash "$LOAD/lib/pg.sh" start; psql -q -h 127.0.0.1 -p "$PGPORT_" -U postgres -c 'drop database if exists sender'
setsid $J stand "$D" $KAFKA >"$LOG/delivery-stand.log" 2>&1 & echo $! >"$RUN/delivery-stand.pid"
for _ in $(seq 1 300); do [ -f "$D/ready" ] && break; sleep 0.1; done; [ -f "$D/ready" ] || { tail "$LOG/delivery-stand.log"; exit 1; }
bash "$LOAD/raw/start.sh" $SINK || exit 1
setsid python3 -c "
import asyncio
async def hang(reader, writer):
    while await reader.read(65536): pass
async def main():
    async with await asyncio.start_server(hang, '127.0.0.1', $HANGS, backlog=4096) as server: await server.serve_forever()
asyncio.run(main())" >"$LOG/hangs.log" 2>&1 & echo $! >"$RUN/hangs.pid"
date -u; uname -sr; nproc; grep -m1 'model name' /proc/cpuinfo; "$PEER_JAVA_HOME/bin/java" -version 2>&1 | tail -2
cat >"$WORKDIR/window.sh" <<W
sink() { curl -s http://127.0.0.1:$SINK/count; }
a=\$(sink); t=\$(date +%s.%N); sleep \$1; b=\$(sink); echo "RESULT rate=\$(echo "(\$b-\$a)/(\$(date +%s.%N)-\$t)" | bc -l | cut -c1-9)"
W
window() { # LABEL APPS HANGING IN_FLIGHT_EACH
  $J apps "$(cat "$D/ready")" "$D/keys" "$2" http://127.0.0.1:$SINK/sink "$4" >&2
  [ "$3" = 0 ] || $J apps "$(cat "$D/ready")" "$D/keys" "$3" http://127.0.0.1:$HANGS/sink "$4" >&2
  $J fill "$(cat "$D/ready")" "$2" "$COUNT" 500 >&2
  GRANTWAY_WEBHOOK_LANE_MOST_EVENTS_PER_REQUEST=1 bash "$LOAD/webhook/start.sh" sender 19086 >&2 || return 1
  sleep "$WARM"
  python3 "$LOAD/lib/measure.py" "$1" --server "$(cat "$RUN/sender.pid")" --pg "$(cat "$RUN/raw.pid"),$(cat "$RUN/delivery-stand.pid")" -- bash "$WORKDIR/window.sh" "$S"
  echo "open files: $(ls /proc/"$(cat "$RUN/sender.pid")"/fd | wc -l)"; stop_pid sender; }
for _ in $(seq "$R"); do
  window "10 endpoints, all well" 10 0 6
  window "10 endpoints, 1 hangs" 10 1 6
  window "1,000 endpoints, all well" 1000 0 1
  window "1,000 endpoints, 100 hang" 1000 100 1
done
