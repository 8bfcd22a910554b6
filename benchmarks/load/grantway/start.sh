#!/bin/bash
# start.sh [NAME] [PORT]: token-service as it is shipped, on the same PostgreSQL as the peers, in a database of its own; Kafka and
# keys beside it (LoadStand), started with the first of them. GRANTWAY_OPTIONS: more options of the JVM.
. "$(dirname "$0")/../lib/env.sh"; NAME=${1:-grantway} PORT=${2:-19083}; KAFKA=19093
ROOT=$(cd "$LOAD/../.." && pwd); D=$WORKDIR/grantway; mkdir -p "$D"
J=$ROOT/token-service/target/quarkus-app/quarkus-run.jar
CP=$ROOT/benchmarks/target/load-classpath
[ -f "$J" ] && [ -f "$CP" ] || { echo "Build first: mvn package -Pbench -DskipTests -pl token-service,benchmarks -am" >&2; exit 1; }
bash "$LOAD/lib/pg.sh" start; bash "$LOAD/lib/pg.sh" db "${NAME//-/_}"
if ! kill -0 "$(cat "$RUN/load-stand.pid" 2>/dev/null)" 2>/dev/null; then
  rm -rf "$D/ready" "$D/kafka"
  setsid "$PEER_JAVA_HOME/bin/java" -Xmx256m -cp "$ROOT/benchmarks/target/classes:$(cat "$CP")" dev.grantway.benchmarks.LoadStand "$D" "$KAFKA" >"$LOG/load-stand.log" 2>&1 & echo $! >"$RUN/load-stand.pid"
  for _ in $(seq 1 300); do [ -f "$D/ready" ] && break; sleep 0.1; done
fi
[ -f "$D/ready" ] || { tail -20 "$LOG/load-stand.log"; exit 1; }
export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$PORT QUARKUS_MANAGEMENT_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT=$((PORT + 500)) \
  GRANTWAY_BASE_URL=http://127.0.0.1:$PORT KAFKA_BOOTSTRAP_SERVERS=localhost:$KAFKA \
  QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:$PGPORT_/${NAME//-/_} QUARKUS_DATASOURCE_USERNAME=postgres QUARKUS_DATASOURCE_PASSWORD=x \
  GRANTWAY_SEAL_DIRECTORY=$D/keys GRANTWAY_TOKEN_SIGNING_KEY_FILE=$D/signing-key.pem GRANTWAY_TOKEN_SERVICE_CLIENTS_FILE=$D/service-clients.json \
  GRANTWAY_SERVICE_JWKS_URL=http://127.0.0.1:$PORT/oauth2/jwks MP_JWT_VERIFY_PUBLICKEY="$(openssl pkey -in "$D/signing-key.pem" -pubout)" \
  QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE=2
# one generator sends all: the limits are on, and out of its way
export GRANTWAY_TOKEN_RATE_LIMIT_PER_APP=10000000 GRANTWAY_TOKEN_GATE_BUDGET_MAX=10000 GRANTWAY_TOKEN_GATE_BUDGET_INTERVAL=PT1S
# as the quickstart starts it: glibc keeps no more arenas than it needs
export MALLOC_ARENA_MAX=2
start_bg "$NAME" http://127.0.0.1:$((PORT + 500))/q/health/ready "$PEER_JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms64m -Xmx${GRANTWAY_XMX:-112m} -Djdk.virtualThreadScheduler.parallelism=2 ${GRANTWAY_OPTIONS:-} -jar "$J"
