#!/bin/bash
# start.sh [NAME] [PORT]: a process of webhook-service that only sends, as it is shipped, with Kafka and keys beside it (DeliveryStand) and a
# database of its own. Settings by environment, such as GRANTWAY_WEBHOOK_LANE_MOST_EVENTS_PER_REQUEST.
. "$(dirname "$0")/../lib/env.sh"; NAME=${1:-sender} PORT=${2:-19086}; D=$WORKDIR/deliveries
J=$(cd "$LOAD/../.." && pwd)/webhook-service/target/quarkus-app/quarkus-run.jar
bash "$LOAD/lib/pg.sh" db "${NAME//-/_}"
[ -f "$D/signing-key.pem" ] || openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$D/signing-key.pem"
export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$PORT QUARKUS_MANAGEMENT_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT=$((PORT + 500)) \
  GRANTWAY_BASE_URL=http://127.0.0.1:$PORT KAFKA_BOOTSTRAP_SERVERS=$(cat "$D/ready") \
  QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:$PGPORT_/${NAME//-/_} QUARKUS_DATASOURCE_USERNAME=postgres QUARKUS_DATASOURCE_PASSWORD=x \
  GRANTWAY_SEAL_DIRECTORY=$D/keys MP_JWT_VERIFY_PUBLICKEY="$(openssl pkey -in "$D/signing-key.pem" -pubout)" \
  GRANTWAY_WEBHOOK_ALLOW_LOOPBACK=true GRANTWAY_WEBHOOK_PROCESS_ROLES=sender MALLOC_ARENA_MAX=2
start_bg "$NAME" http://127.0.0.1:$((PORT + 500))/q/health/ready "$PEER_JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms64m -Xmx"${GRANTWAY_XMX:-200m}" ${GRANTWAY_OPTIONS:--XX:NewRatio=1 -XX:SurvivorRatio=3 -XX:TargetSurvivorRatio=90} -jar "$J"
