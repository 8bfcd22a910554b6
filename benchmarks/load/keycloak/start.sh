#!/bin/bash
# start.sh PORT : Keycloak 26.7.3 (optimized build, production mode, HTTP on loopback) on PostgreSQL
. "$(dirname "$0")/../lib/env.sh"; PORT=${1:-19000}
bash $LOAD/lib/pg.sh start; bash $LOAD/lib/pg.sh db keycloak
KC=$WORKDIR/keycloak-26.7.3
if [ ! -d $KC ]; then mvn -q -B dependency:copy -Dartifact=org.keycloak:keycloak-quarkus-dist:26.7.3:zip -DoutputDirectory=$WORKDIR && (cd $WORKDIR && unzip -q keycloak-quarkus-dist-26.7.3.zip) \
  && JAVA_HOME=$PEER_JAVA_HOME $KC/bin/kc.sh build --db=postgres --health-enabled=true; fi
export JAVA_HOME=$PEER_JAVA_HOME JAVA_OPTS_KC_HEAP="-Xms512m -Xmx$XMX" KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=admin
start_bg keycloak http://127.0.0.1:$((PORT+500))/health/ready $KC/bin/kc.sh start --optimized --http-enabled=true --http-host=127.0.0.1 --http-port=$PORT --http-management-host=127.0.0.1 --http-management-port=$((PORT+500)) --hostname=http://127.0.0.1:$PORT \
  --db-url=jdbc:postgresql://127.0.0.1:$PGPORT_/keycloak --db-username=postgres --db-password=x --cache=local --log-level=warn ${KC_EXTRA:-} && bash "$(dirname "$0")/setup.sh" $PORT
