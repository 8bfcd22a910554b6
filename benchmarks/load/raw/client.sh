#!/bin/bash
# client.sh [SECONDS] [REPEATS] : POSTs/s of Java HTTP clients to the Vert.x sink (start raw first), alternated; 700-byte body, 64 connections; the sink shares the cores
. "$(dirname "$0")/../lib/env.sh"; S=${1:-10} R=${2:-3}; RT=$WORKDIR/build/raw/target; SP=${SINK_PORT:-19004}
set -f; J="$PEER_JAVA_HOME/bin/java -Xmx512m -cp $RT/raw-1.jar:$RT/lib/*"
for r in $(seq $R); do for v in "vertx" "vertx hmac" "jdk" "jdkvt hmac"; do set -- $v
 python3 $LOAD/lib/measure.py "client $v" --server $(cat $RUN/raw.pid) -- $J peer.ClientBench $1 http://127.0.0.1:$SP/sink 64 $S ${CWARM:-6} 700 ${2:-}
done; done
