#!/bin/bash
# start.sh PORT : Spring Authorization Server (Spring Boot 4.1.2, Spring Security 7.1.2), JDBC stores on PostgreSQL
. "$(dirname "$0")/../lib/env.sh"; export PORT=${1:-19001}
bash $LOAD/lib/pg.sh start; bash $LOAD/lib/pg.sh db springas
J=$WORKDIR/build/spring-as/target/spring-as.jar
[ -f $J ] || { mkdir -p $WORKDIR/build; cp -r $LOAD/spring-as $WORKDIR/build/; mvn -q -B -f $WORKDIR/build/spring-as/pom.xml package -DskipTests; }
PSQL="psql -q -h 127.0.0.1 -p $PGPORT_ -U postgres springas"
if [ -z "$($PSQL -tAc "select to_regclass('oauth2_authorization')")" ]; then
  L=$(mktemp -d); unzip -q -j $J 'BOOT-INF/lib/spring-security-oauth2-authorization-server-*.jar' -d $L
  for s in $(unzip -Z1 $L/*.jar | grep 'schema.sql$'); do unzip -p $L/*.jar $s | sed 's/ blob / text /; s/ timestamp / timestamptz /' | $PSQL; done; rm -r $L
  # the published schema has no index on the looked-up token columns: without these every lookup is a sequential scan
  for c in state authorization_code_value access_token_value oidc_id_token_value refresh_token_value user_code_value device_code_value; do $PSQL -c "create index on oauth2_authorization using hash ($c)"; done
fi
start_bg spring-as http://127.0.0.1:$PORT/oauth2/jwks $PEER_JAVA_HOME/bin/java -Xms512m -Xmx$XMX -jar $J
