#!/bin/bash
# start.sh PORT : bare Vert.x server; POST /token = fixed JSON (the HTTP limit), POST /sink = webhook sink
. "$(dirname "$0")/../lib/env.sh"; PORT=${1:-19004}; R=$WORKDIR/build/raw/target
[ -f $R/raw-1.jar ] || { mkdir -p $WORKDIR/build; cp -r $LOAD/raw $WORKDIR/build/; mvn -q -B -f $WORKDIR/build/raw/pom.xml package dependency:copy-dependencies -DoutputDirectory=target/lib; }
start_bg raw http://127.0.0.1:$PORT/x $PEER_JAVA_HOME/bin/java -Xmx$XMX ${RAW_OPTS:-} -cp "$R/raw-1.jar:$R/lib/*" peer.Server $PORT ${BYTES:-900}
