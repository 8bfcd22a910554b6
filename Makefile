# Each target says what it does after ##; "make" alone prints them.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help run test e2e fuzz bench bench-micro bench-load bench-install bench-registry bench-deliverylog bench-deliveries fmt clean-data not-running

# Fails with the way out when there is no JDK 25, or no Maven.
WITH_JDK = JAVA_HOME="$$(scripts/find-jdk.sh)" && export JAVA_HOME &&
WITH_MAVEN = $(WITH_JDK) { command -v mvn >/dev/null || { echo "Grantway builds with Maven 3.8.7 or a later 3.x, and there is no mvn on PATH." >&2; exit 1; }; } &&
# Maven 3.8 itself uses what JDK 25 warns of.
MVN = $(WITH_MAVEN) MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow $$MAVEN_OPTS" mvn -B $(MAVEN_ARGS)
LAUNCHER := quickstart/target/quickstart.jar
# what "make run" starts; -am builds what these need
RUN_MODULES := app-registry,install-service,token-service,webhook-service,examples/app,examples/crm,quickstart
SOURCES := $(shell find . \( -name pom.xml -o -path '*/src/main/*' \) -type f -not -path '*/target/*' -not -path './.grantway/*' -not -path '*/node_modules/*' 2>/dev/null)

help: ## show this text
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: not-running $(LAUNCHER) ## build what changed, start it all at http://localhost:8080; Ctrl-C stops it
	@$(WITH_JDK) MALLOC_ARENA_MAX=2 exec "$$JAVA_HOME/bin/java" @quickstart/launcher.options -jar $(LAUNCHER)

test: ## every check and every test, also the packaged product from outside; names what this machine had to skip
	$(MVN) verify -Pe2e -T 3; status=$$?; scripts/test-counts.sh; scripts/attack-places.sh all || status=1; exit $$status

e2e: ## only the packaged product from outside, as processes
	$(MVN) verify -Pe2e -T 3 -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false; status=$$?; scripts/test-counts.sh; exit $$status

fuzz: ## random input for what reads text of strangers, a minute each
	$(MVN) verify -Pfuzz-long -pl fuzz -am -Dtest='*FuzzTest' -Dsurefire.failIfNoSpecifiedTests=false

bench: bench-micro bench-load ## both kinds of benchmarks, each beside its peers; over half an hour

bench-micro: ## code beside code: signatures, routes
	$(MVN) verify -Pbench -pl benchmarks -am

bench-load: ## token-service beside Keycloak and Spring Authorization Server; wants wrk, PostgreSQL's server and root
	$(MVN) package -Pbench -pl token-service,benchmarks -am -DskipTests
	@$(WITH_JDK) benchmarks/load/bench.sh

bench-install: ## what customers see, with a million accounts; wants psql and ten minutes
	$(MVN) package -Pbench -pl $(RUN_MODULES),benchmarks -am -DskipTests
	@$(WITH_JDK) benchmarks/load/install.sh

bench-registry: ## app-registry with ten thousand apps and a million accounts; wants psql and ten minutes
	$(MVN) package -Pbench -pl $(RUN_MODULES),benchmarks -am -DskipTests
	@$(WITH_JDK) benchmarks/load/registry.sh

bench-deliverylog: ## the delivery log with ten million attempts; wants psql and half an hour
	$(MVN) package -Pbench -pl $(RUN_MODULES),benchmarks -am -DskipTests
	@$(WITH_JDK) benchmarks/load/deliverylog.sh

bench-deliveries: ## webhooks beside the Quarkus consumer that a user would write; wants PostgreSQL's server, root and half an hour
	$(MVN) package -Pbench -pl webhook-service,benchmarks -am -DskipTests
	@$(WITH_JDK) benchmarks/load/deliveries.sh

fmt: ## format the sources
	$(MVN) -q spotless:apply

clean-data: ## forget the quickstart's data
	@! scripts/running.sh || exit 1
	rm -rf "$${GRANTWAY_DATA:-.grantway}"

# Before anything is built: a build would take the jars away from under what runs.
not-running:
	@! scripts/running.sh

$(LAUNCHER): $(SOURCES)
	@echo "Building; the first time takes some minutes, as Maven downloads what is needed."
	@$(MVN) -q package -pl $(RUN_MODULES) -am -Dmaven.test.skip=true -Dspotless.check.skip=true
	@touch $@
