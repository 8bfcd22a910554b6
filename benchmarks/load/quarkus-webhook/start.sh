#!/bin/bash
# start.sh PORT : Quarkus 3.34.1 SmallRye Kafka consumer + REST client. Variant by environment: NAIVE=true | POOL=true | ASYNC=true; GROUP= a fresh consumer group; SINK_PORT, KPORT
. "$(dirname "$0")/../lib/env.sh"; export PORT=${1:-19005} NAIVE POOL ASYNC GROUP SINK_PORT KPORT; J=$WORKDIR/build/quarkus-webhook/target/quarkus-app/quarkus-run.jar
[ -f $J ] || { mkdir -p $WORKDIR/build; cp -r $LOAD/quarkus-webhook $WORKDIR/build/; mvn -q -B -f $WORKDIR/build/quarkus-webhook/pom.xml package -DskipTests; }
for v in NAIVE POOL ASYNC GROUP SINK_PORT KPORT; do [ -n "${!v}" ] || unset $v; done
start_bg quarkus-webhook http://127.0.0.1:$PORT/health $PEER_JAVA_HOME/bin/java -Xms256m -Xmx$XMX -jar $J
